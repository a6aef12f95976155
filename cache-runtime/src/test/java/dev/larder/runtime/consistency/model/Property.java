package dev.larder.runtime.consistency.model;

/** What is promised. */
enum Property {

    /** No call returns a value older than an eviction or update that had returned before the call began. */
    NO_STALE_RETURN,

    /** The key never holds a value that a call which begins now must not return. */
    NO_STALE_VALUE,

    /** Every value that can be read is listed, so that an eviction of its group reaches it. */
    NO_UNLISTED_VALUE,

    /** A value that is old is loaded anew by one caller at a time; and by none any more once one has. */
    ONE_RENEWAL,

    /** What was removed is not brought back by a refresh, but by a call that misses it. */
    NO_REVIVAL,

    /** A store is refused only when its lease was taken away or has ended. */
    NO_WASTED_LOAD,

    /** A call that a flight refuses can begin another flight at once. */
    NO_FRUITLESS_ROUND,

    /** No calls wait for each other, and no call waits for a step that nobody takes. */
    NO_DEADLOCK
}
