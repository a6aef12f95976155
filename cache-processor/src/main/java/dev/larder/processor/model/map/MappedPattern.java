package dev.larder.processor.model.map;

import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.KeyTemplate;

/**
 * A key or pattern that a method evicts.
 *
 * @param conditional whether a condition decides about the eviction
 */
public record MappedPattern(KeyTemplate template, EvictionMoment moment, boolean conditional) {}
