package dev.larder.runtime.consistency.model;

/**
 * The age of a value by {@code Freshness}. A remembered absence and a mere lease are always fresh. The model lets a value age
 * at any moment, which covers every clock.
 */
enum Age {
    /** The value is returned. */
    FRESH,
    /** The value is returned, and refreshed in the background. */
    DUE,
    /** The value is returned only in place of a failed or slow load. */
    STALE
}
