package dev.larder.processor.model.map;

import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.KeyTemplate;

/**
 * A key or pattern that a method evicts.
 *
 * @param conditional whether a condition decides about the eviction
 * @param awaitNear whether the call awaits the near caches of the fleet
 */
public record MappedPattern(KeyTemplate template, EvictionMoment moment, boolean conditional, boolean awaitNear) {}
