package dev.larder.processor.model.map;

import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.KeyTemplate;

/**
 * A key, a pattern or a tag that a method evicts.
 *
 * @param tag whether the keys that carry a tag are evicted
 * @param conditional whether a condition decides about the eviction
 * @param awaitNear whether the call awaits the near caches of the fleet
 */
public record MappedPattern(
        KeyTemplate template, boolean tag, EvictionMoment moment, boolean conditional, boolean awaitNear) {

    public EvictionTarget target() {
        return new EvictionTarget(template, tag);
    }
}
