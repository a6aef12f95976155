package dev.larder.runtime;

/**
 * The store is away, as many loads of the method as may run at once are running, and none of them ended in time.
 *
 * <p>Thrown by a cached method instead of adding one more load to a database that has more than it can bear already. The
 * message names the method and the setting.
 */
public final class CacheOverloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CacheOverloadException(String message) {
        super(message, null, false, false);
    }
}
