package dev.larder.runtime.spi;

/**
 * Stored bytes are not a value of the expected type: they are damaged, or another version of the class wrote them.
 *
 * <p>The caller expects this and loads the value. So the exception is checked, and has no stack trace. The message names the
 * kind of mismatch and its place, and never holds any of the bytes.
 */
public final class RejectedValueException extends Exception {

    private static final long serialVersionUID = 1L;

    public RejectedValueException(String message) {
        super(message, null, false, false);
    }
}
