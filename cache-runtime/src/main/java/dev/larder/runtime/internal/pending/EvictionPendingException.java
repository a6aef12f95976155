package dev.larder.runtime.internal.pending;

import dev.larder.runtime.spi.StoreException;

/** An eviction failed and is pending. Until it is made, this JVM does not read the keys that it covers from the cache. */
public final class EvictionPendingException extends StoreException {

    private static final long serialVersionUID = 1L;

    EvictionPendingException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause, false);
    }
}
