package dev.larder.runtime.spi;

import java.time.Duration;

/** The backend did not answer in time. The command may have taken effect, or may still do so. */
public final class NoAnswerException extends StoreException {

    private static final long serialVersionUID = 1L;

    public NoAnswerException(Duration waited) {
        super("no answer within " + waited.toMillis() + " ms", null, false);
    }
}
