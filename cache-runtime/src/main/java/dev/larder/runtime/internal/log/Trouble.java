package dev.larder.runtime.internal.log;

/** The kinds of trouble that are logged, each with its own interval. */
public enum Trouble {
    /** A command of a read or of an update failed; the call went on without the cache. */
    COMMAND_FAILED("Cache command failed; the call went on without the cache"),
    /** An eviction failed: stale values may be read until their TTL ends. */
    EVICTION_FAILED("Eviction failed; stale values may be read until their TTL ends"),
    /** A loaded value cannot be written and is not cached. */
    VALUE_UNSUPPORTED("Value cannot be written and is not cached"),
    /** A stored value is damaged or of another shape; it was loaded anew. */
    VALUE_REJECTED("Stored value rejected; it is loaded anew");

    private final String description;

    Trouble(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
