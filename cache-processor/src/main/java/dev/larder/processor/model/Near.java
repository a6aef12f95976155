package dev.larder.processor.model;

import java.util.Optional;

/**
 * How values are kept in the JVM, in front of the store.
 *
 * @param time the maximum time for which the JVM serves a value
 * @param reason why callers share one object, or why they do not, as a clause
 * @param copy how each caller's copy is made; empty if callers share one object, or if values are decoded for each of them
 * @param obstacle why values are decoded for each caller, as a clause; empty if they are not
 */
public record Near(
        TimeToLive time, Sharing sharing, String reason, Optional<ValueCopy> copy, Optional<String> obstacle) {

    /** Returns how values are kept that all callers share. */
    public static Near shared(TimeToLive time, Sharing sharing, String reason) {
        return new Near(time, sharing, reason, Optional.empty(), Optional.empty());
    }

    /** Whether all callers get the same object. */
    public enum Sharing {
        /** They do, since its type is proven to be immutable. */
        PROVEN,
        /** They do, since the annotation promises that nobody changes it. */
        PROMISED,
        /** Each of them gets a copy. */
        COPIED
    }

    /** Returns whether all callers get the same object. */
    public boolean isShared() {
        return sharing != Sharing.COPIED;
    }
}
