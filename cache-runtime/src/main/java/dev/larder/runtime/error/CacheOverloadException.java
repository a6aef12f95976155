package dev.larder.runtime.error;

/**
 * Signals that a call was refused to spare the source: the store is away, the maximum number of loads of the method is
 * running, and none of them ended in time. The message names the method and the setting.
 */
public final class CacheOverloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception without a stack trace, since an overload throws many. */
    public CacheOverloadException(String message) {
        super(message, null, false, false);
    }
}
