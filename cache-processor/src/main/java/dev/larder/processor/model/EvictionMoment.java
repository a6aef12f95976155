package dev.larder.processor.model;

/** The moment of an eviction, seen from the call; named as the constants of the annotation's {@code On}. */
public enum EvictionMoment {
    BEFORE,
    SUCCESS,
    ALWAYS
}
