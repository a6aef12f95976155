package dev.larder.runtime;

import java.time.Duration;

/**
 * A load took longer than the method's {@code hardLoadDeadline}. It goes on, and is stored when it ends well, but this call
 * does not wait for it.
 */
public final class LoadTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoadTimeoutException(String method, Duration deadline) {
        super(method + ": no value within " + deadline.toMillis() + " ms, its hardLoadDeadline", null, false, false);
    }
}
