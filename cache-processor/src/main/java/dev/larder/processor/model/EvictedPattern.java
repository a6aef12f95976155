package dev.larder.processor.model;

/** An exact key or a pattern that is evicted, and where it was written. */
public record EvictedPattern(KeyTemplate template, Origin origin) {}
