package dev.larder.runtime.internal.flight;

/** When a caller joined a flight, which decides what it may share. */
public enum JoinedAt {
    /** Before the load began: whatever is loaded is at least as new as the call. */
    EARLY,
    /**
     * While the load ran: an eviction may have ended between the load and this call, in which case the store is refused;
     * the value serves only when it is accepted.
     */
    LATE,
    /** After the store was sent: that it is accepted proves nothing about evictions that end after it. */
    NONE
}
