package dev.larder.runtime.consistency.model.near;

import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_AFTER_STRICT_EVICTION;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_BEYOND_THE_BOUND;
import static dev.larder.runtime.consistency.model.Property.NO_STALE_NEAR_IN_THE_OWN_JVM;

import dev.larder.runtime.consistency.model.Property;

/**
 * The versions that a read must not fall below.
 *
 * @param own that of the last eviction of the own JVM that has returned
 * @param strict that of the last strict eviction that has returned, anywhere
 * @param bound that of the last eviction that returned longer ago than the bound, anywhere
 */
record Floors(int own, int strict, int bound) {

    static final Floors LOWEST = new Floors(0, 0, 0);

    /** Returns the promise that a version breaks, or {@code null}. */
    Property brokenBy(int version) {
        if (version < own) {
            return NO_STALE_NEAR_IN_THE_OWN_JVM;
        }
        if (version < strict) {
            return NO_STALE_NEAR_AFTER_STRICT_EVICTION;
        }
        return version < bound ? NO_STALE_NEAR_BEYOND_THE_BOUND : null;
    }
}
