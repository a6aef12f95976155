package dev.larder.runtime.spi;

import java.time.Duration;

/**
 * The timeouts of a store. Immutable.
 *
 * @param command for one command
 * @param connect for a connection
 * @param ping for a ping
 */
public record StoreTimeouts(Duration command, Duration connect, Duration ping) {

    /** 250 ms for a command, 1 s to connect, 2 s to answer a ping. */
    public static final StoreTimeouts DEFAULTS =
            new StoreTimeouts(Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(2));
}
