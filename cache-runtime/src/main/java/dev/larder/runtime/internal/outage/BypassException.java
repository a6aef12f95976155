package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.StoreException;

/**
 * A command was not sent, or was given up, on purpose. The caller goes on without the cache. Nothing is wrong with this one
 * call, so it is not worth a line in a log.
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

    static BypassException closedWhileWaiting() {
        return new BypassException("given up, since the cache was closed");
    }
}
