package dev.larder.runtime.consistency.model;

/** What is promised. */
enum Property {

    /** No call returns a value older than an eviction or update that had returned before the call began. */
    NO_STALE_RETURN,

    /** The key never holds a value that a call which begins now must not return. */
    NO_STALE_VALUE,

    /** Every value that can be read is listed, so that an eviction of its group reaches it. */
    NO_UNLISTED_VALUE
}
