package dev.larder.processor.model;

import java.util.List;

/**
 * A method that is always called, and that evicts.
 *
 * @param origin the first of its annotations
 * @param label the name of the method in statistics and messages, such as {@code UserService.save}
 */
public record EvictingMethod(
        MethodSignature signature, Origin origin, String label, ReturnKind returnKind, List<EvictionRule> evictions)
        implements ServiceMethod {

    public EvictingMethod {
        evictions = List.copyOf(evictions);
    }

    /** Returns whether the call awaits the near caches of the fleet. All evictions of a method do if one does. */
    public boolean awaitsNear() {
        return evictions.stream().anyMatch(EvictionRule::awaitNear);
    }
}
