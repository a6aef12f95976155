package dev.larder.runtime.internal.flight;

/** The moment at which a call joined a flight. It decides which outcomes the call may share. */
public enum JoinedAt {
    /** Before the load began. Every loaded value is at least as new as the call. */
    BEFORE_LOAD,
    /**
     * While the load ran. An eviction may have ended between the load and the call; the store then refuses the value. So the
     * call may share the value only when the store accepted it.
     */
    DURING_LOAD,
    /** After the value was sent to the store. Its acceptance proves nothing about evictions that end later. */
    AFTER_LOAD
}
