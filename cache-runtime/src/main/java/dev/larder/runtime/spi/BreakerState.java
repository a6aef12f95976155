package dev.larder.runtime.spi;

/** Whether commands are sent to the store. */
public enum BreakerState {
    /** The store answers. Commands are sent. */
    CLOSED,
    /** The store fails. Commands are refused at once, and calls go on without the cache. */
    OPEN,
    /** A probe was sent and is not answered yet. Commands are still refused. */
    HALF_OPEN
}
