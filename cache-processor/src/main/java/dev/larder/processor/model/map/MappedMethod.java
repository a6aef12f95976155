package dev.larder.processor.model.map;

import dev.larder.processor.model.EvictionTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A method of a service.
 *
 * @param label the name of the method in statistics and messages, such as {@code UserService.find}
 * @param result the type of the result, which may come later; of the text {@code void} if there is none
 * @param key the key that the method stores values under; empty if it stores none
 * @param patterns what the method evicts
 */
public record MappedMethod(
        String label,
        String name,
        Role role,
        List<MappedParameter> parameters,
        MappedType result,
        Optional<MappedKey> key,
        List<MappedPattern> patterns) {

    public MappedMethod {
        parameters = List.copyOf(parameters);
        patterns = List.copyOf(patterns);
    }

    /** What a method does with the cache. */
    public enum Role {
        /** It is answered from the cache. */
        READS,
        /** Its result replaces the stored value. */
        UPDATES,
        /** It only evicts. */
        EVICTS,
        /** It has no annotation. */
        PLAIN,
        /** It has no annotation, and its body is in the interface. */
        DEFAULT
    }

    /** Returns whether the method has an annotation of Larder's. */
    public boolean isAnnotated() {
        return role != Role.PLAIN && role != Role.DEFAULT;
    }

    /** Returns the keys, patterns and tags that the method makes new: what it evicts, and what it updates. */
    public List<EvictionTarget> targets() {
        List<EvictionTarget> targets = new ArrayList<>();
        for (MappedPattern pattern : patterns) {
            targets.add(pattern.target());
        }
        if (role == Role.UPDATES && key.isPresent()) {
            targets.add(new EvictionTarget(key.get().template(), false));
        }
        return targets;
    }

    /** Returns the method's name and the types of its parameters, by which it differs from its overloads. */
    public String signature() {
        return parameters.stream()
                .map(parameter -> parameter.type().text())
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
