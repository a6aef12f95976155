package dev.larder.runtime.consistency.model;

/** The promises of the protocol. */
public enum Property {

    /** No call returns a value older than an eviction or update that had returned before the call began. */
    NO_STALE_RETURN,

    /** No near cache answers older than an eviction of its own JVM that has returned. */
    NO_STALE_NEAR_IN_THE_OWN_JVM,

    /** No near cache answers older than an eviction that returned longer ago than the bound. */
    NO_STALE_NEAR_BEYOND_THE_BOUND,

    /** No near cache answers older than a strict eviction that has returned. */
    NO_STALE_NEAR_AFTER_STRICT_EVICTION,

    /** The key never holds a value that a call which begins now must not return. */
    NO_STALE_VALUE,

    /** Every value that can be read is listed, so that an eviction of its group reaches it. */
    NO_UNLISTED_VALUE,

    /** An old value is loaded by one call at a time, and by no call once a newer one is stored. */
    ONE_RENEWAL,

    /** No call is told to wait for a lease that lasts longer from now on than a lease does, whatever the clock did. */
    NO_OVERDUE_LEASE,

    /** A refresh never brings back a removed value. */
    NO_REVIVAL,

    /** A store is refused only when its lease was taken away or has ended. */
    NO_WASTED_LOAD,

    /** A call that a flight refuses can begin another flight at once. */
    NO_FRUITLESS_ROUND,

    /** No calls wait for each other, and no call waits for a step that nobody takes. */
    NO_DEADLOCK
}
