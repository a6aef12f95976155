package dev.larder.runtime.spi;

/**
 * Stored bytes are not a value of the expected type: damaged, or written by another shape of the class.
 *
 * <p>An expected event, answered by loading anew: checked, and without a stack trace. The message says what kind of
 * mismatch and where, and never holds any of the bytes.
 */
public final class RejectedValueException extends Exception {

    private static final long serialVersionUID = 1L;

    public RejectedValueException(String message) {
        super(message, null, false, false);
    }
}
