package dev.larder.processor.model;

/** The moment of an eviction, relative to the call; the constants are those of the annotation's {@code On}. */
public enum EvictionMoment {
    BEFORE,
    SUCCESS,
    ALWAYS
}
