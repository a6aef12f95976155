package dev.larder.runtime.internal.key;

/** An argument has no text that can stand in a key. The message names its class. */
public final class UnstableTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnstableTextException(String message) {
        super(message);
    }
}
