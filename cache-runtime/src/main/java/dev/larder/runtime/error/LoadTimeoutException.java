package dev.larder.runtime.error;

import java.time.Duration;

/**
 * Signals that a load took longer than the method's {@code hardLoadDeadline}. The load goes on, and its value is stored when
 * it succeeds, but this call no longer waits for it.
 */
public final class LoadTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception without a stack trace, since a slow source makes many. */
    public LoadTimeoutException(String method, Duration deadline) {
        super(method + ": no value within " + deadline.toMillis() + " ms, its hardLoadDeadline", null, false, false);
    }
}
