package dev.larder.processor.model;

/** An exact key or a pattern to evict, and its place in the source. */
public record EvictedPattern(KeyTemplate template, Origin origin) {}
