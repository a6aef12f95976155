package dev.larder.runtime.spi;

/**
 * The backend is there and answers, but refuses this one command: it is out of memory, or the key holds something else.
 *
 * <p>Other commands may well succeed, so that this says nothing against the backend as a whole; a store throws a plain
 * {@link StoreException} for whatever does.
 */
public final class CommandRefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public CommandRefusedException(String message) {
        super(message, null, false);
    }
}
