package dev.larder.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The cache cannot be set up: the server is not there, a generated class is missing, a type has no stored form.
 *
 * <p>The message names the remedy. Never thrown by a call of a cached method: there a cache that fails is a miss. An
 * {@code @Evicts} method throws it only where {@link OnEvictFailure#THROW} asks for it.
 */
public final class CacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CacheException(String message) {
        super(message);
    }

    public CacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
