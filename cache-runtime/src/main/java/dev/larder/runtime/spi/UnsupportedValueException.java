package dev.larder.runtime.spi;

import org.jspecify.annotations.Nullable;

/** A type or a value cannot be written as bytes. The message names the type and the reason, never the value. */
public final class UnsupportedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedValueException(String message) {
        super(message);
    }

    public UnsupportedValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
