package dev.larder.runtime.internal.command;

import dev.larder.runtime.internal.outage.BypassException;
import org.jspecify.annotations.Nullable;

/**
 * A command has no answer: the store failed, the deadline passed, or the waiting thread was interrupted. The command may have
 * taken effect. The exception has no stack trace, since it never leaves the runtime.
 */
public final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean interrupted;

    CommandFailedException(String message, @Nullable Throwable cause, boolean interrupted) {
        super(message, cause, false, false);
        this.interrupted = interrupted;
    }

    /** Returns the failure of a command for a reason. */
    public static CommandFailedException of(Throwable cause) {
        if (cause instanceof CommandFailedException already) {
            return already;
        }
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

    /** Returns whether the command was not sent, or given up, on purpose. */
    public boolean isBypass() {
        return getCause() instanceof BypassException;
    }

    /** Returns whether the waiting thread was interrupted. The store has not failed then. */
    public boolean isInterruption() {
        return interrupted;
    }
}
