package dev.larder.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * A {@link CacheStore} cannot be reached, does not answer or refuses a command.
 *
 * <p>The message names what to look at and what to set; it holds no secret, no value and no whole key.
 */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For what happens on every call of an outage: without the cost of a stack trace. */
    protected StoreException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
        super(message, cause, false, writableStackTrace);
    }
}
