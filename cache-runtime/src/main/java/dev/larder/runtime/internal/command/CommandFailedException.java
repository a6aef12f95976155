package dev.larder.runtime.internal.command;

import dev.larder.runtime.internal.outage.BypassException;
import org.jspecify.annotations.Nullable;

/**
 * A command brought no answer: the store failed, its deadline passed, or the waiting thread was interrupted. Nothing
 * follows about whether it took effect. Without a stack trace, since it never leaves the runtime.
 */
public final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean interrupted;

    CommandFailedException(String message, @Nullable Throwable cause, boolean interrupted) {
        super(message, cause, false, false);
        this.interrupted = interrupted;
    }

    /** Returns the failure of a command for this reason. */
    public static CommandFailedException of(Throwable cause) {
        String message = cause.getMessage();
        return new CommandFailedException(message == null ? cause.getClass().getName() : message, cause, false);
    }

    /**
     * Returns the failure of a stage that waits for commands only.
     *
     * @throws IllegalStateException when it failed for any other reason
     */
    public static CommandFailedException known(@Nullable Throwable failure) {
        if (failure != null && CallerFuture.cause(failure) instanceof CommandFailedException known) {
            return known;
        }
        throw new IllegalStateException(failure);
    }

    /** Tells whether it was not sent on purpose: nothing went wrong with this command. */
    public boolean isBypass() {
        return getCause() instanceof BypassException;
    }

    /** Tells whether it is the waiting thread that was interrupted, and not the store that failed. */
    public boolean isInterruption() {
        return interrupted;
    }
}
