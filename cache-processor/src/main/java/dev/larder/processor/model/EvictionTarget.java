package dev.larder.processor.model;

/**
 * What is evicted: an exact key or a pattern of keys, or a tag, whose keys are evicted.
 *
 * @param isTag whether the template is one of tags
 */
public record EvictionTarget(KeyTemplate template, boolean isTag) {}
