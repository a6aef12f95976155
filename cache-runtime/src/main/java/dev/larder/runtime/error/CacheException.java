package dev.larder.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the cache cannot be set up or used: no server answers, a generated class is missing, a type has no stored
 * form. The message names the remedy.
 *
 * <p>A call of an {@code @Cached} method never throws it: a cache that fails is a miss. An {@code @Evicts} method throws it
 * only with {@link dev.larder.runtime.config.OnEvictFailure#THROW}. The programmatic cache throws it whenever the store
 * fails.
 */
public final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception without a cause. */
    public CacheException(String message) {
        super(message);
    }

    /** Creates an exception; {@code cause} is {@code null} when there is none. */
    public CacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
