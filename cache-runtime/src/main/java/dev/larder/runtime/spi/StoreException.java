package dev.larder.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * A {@link CacheStore} cannot be reached, does not answer or refuses a command.
 *
 * <p>The message names the cause and the setting that helps. It holds no secret, no value and no whole key.
 */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Leaves the stack trace out of exceptions that each call of an outage throws. */
    protected StoreException(String message, @Nullable Throwable cause, boolean writableStackTrace) {
        super(message, cause, false, writableStackTrace);
    }
}
