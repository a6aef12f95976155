package dev.larder.runtime.spi;

/** Whether commands are sent to the store. */
public enum BreakerState {
    /** The store answers; commands are sent. */
    CLOSED,
    /** The store fails; commands are refused at once and calls go on without the cache. */
    OPEN,
    /** A probe is under way; commands are still refused. */
    HALF_OPEN
}
