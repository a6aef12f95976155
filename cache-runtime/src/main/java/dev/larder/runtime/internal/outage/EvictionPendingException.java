package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.StoreException;

/** An eviction failed, and is pending: until it is made, this JVM does not read from the cache what it covers. */
public final class EvictionPendingException extends StoreException {

    private static final long serialVersionUID = 1L;

    EvictionPendingException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause, false);
    }
}
