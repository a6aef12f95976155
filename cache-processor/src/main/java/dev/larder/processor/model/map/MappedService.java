package dev.larder.processor.model.map;

import java.util.List;
import java.util.stream.Stream;

/**
 * A service and its methods.
 *
 * @param type the binary name of the interface
 * @param generated the binary name of its generated class
 */
public record MappedService(String type, String generated, List<MappedMethod> methods) {

    public MappedService {
        methods = List.copyOf(methods);
    }

    /** Returns the name of the interface without its package, such as {@code Outer$UserService}. */
    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns the keys of the service's methods. */
    public Stream<MappedKey> keys() {
        return methods.stream().flatMap(method -> method.key().stream());
    }
}
