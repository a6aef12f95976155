package dev.larder.processor.model.map;

import java.util.List;
import java.util.stream.Stream;

/**
 * The services of a compilation, and those that are known from earlier compilations and from other modules.
 *
 * @param own the services that are being compiled
 * @param others the services that are known by their entries only
 */
public record CacheMap(List<MappedService> own, List<MappedService> others) {

    public CacheMap {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    /** Returns all services. */
    public Stream<MappedService> services() {
        return Stream.concat(own.stream(), others.stream());
    }

    /** Returns all methods. */
    public Stream<MappedMethod> methods() {
        return services().flatMap(service -> service.methods().stream());
    }
}
