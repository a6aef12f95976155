package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.StoreException;

/**
 * A command was not sent, on purpose: the caller is to go on without the cache. Nothing has gone wrong with this call, so
 * that it isn't worth a line in a log.
 */
public final class BypassException extends StoreException {

    private static final long serialVersionUID = 1L;

    private BypassException(String message) {
        super(message, null, false);
    }

    static BypassException breakerOpen() {
        return new BypassException("not sent, since the store fails");
    }

    static BypassException evictionPending() {
        return new BypassException("not sent, since an eviction of the key is pending");
    }

    static BypassException closed() {
        return new BypassException("not sent, since the cache is closed");
    }
}
