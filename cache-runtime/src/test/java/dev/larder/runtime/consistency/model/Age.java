package dev.larder.runtime.consistency.model;

/**
 * What the time that is left makes of a value, as {@code Freshness} tells it; a remembered absence and a mere lease are
 * always fresh. The model lets a value age at any moment, which is more than clocks do.
 */
enum Age {
    /** To be served. */
    FRESH,
    /** To be served, and to be loaded anew in the background. */
    DUE,
    /** To be served only when there is no other. */
    STALE
}
