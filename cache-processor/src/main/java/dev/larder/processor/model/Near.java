package dev.larder.processor.model;

/**
 * How values are kept in the JVM, in front of the store.
 *
 * @param time the maximum time for which the JVM serves a value
 * @param reason why callers share one object, or why they do not, as a clause
 */
public record Near(TimeToLive time, Sharing sharing, String reason) {

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
