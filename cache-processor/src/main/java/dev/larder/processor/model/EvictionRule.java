package dev.larder.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * Patterns that are evicted together: at one moment and under one condition.
 *
 * @param awaitNear whether an annotation among them says that the call awaits the near caches of the fleet
 */
public record EvictionRule(
        EvictionMoment moment, Optional<Condition> when, List<EvictedPattern> patterns, boolean awaitNear) {

    public EvictionRule {
        patterns = List.copyOf(patterns);
    }

    public boolean usesResult() {
        return patterns.stream().anyMatch(pattern -> pattern.template().usesResult());
    }
}
