package dev.larder.runtime.spi;

import java.time.Duration;

/** The backend did not answer in time; whether the command took effect, or still will, is unknown. */
public final class NoAnswerException extends StoreException {

    private static final long serialVersionUID = 1L;

    public NoAnswerException(Duration waited) {
        super("no answer within " + waited.toMillis() + " ms", null, false);
    }
}
