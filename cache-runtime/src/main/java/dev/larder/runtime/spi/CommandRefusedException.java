package dev.larder.runtime.spi;

/**
 * The backend answers, but refuses this one command: it is out of memory, or the key holds data of another type.
 *
 * <p>Other commands may succeed, so this is no failure of the backend as a whole. For such a failure a store throws a plain
 * {@link StoreException}.
 */
public final class CommandRefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public CommandRefusedException(String message) {
        super(message, null, false);
    }
}
