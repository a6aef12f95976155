package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CommandRefusedException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives back the leases that a failed command may leave in the store.
 *
 * @param late takes an answer that comes after the command had failed
 * @param failed runs when the command failed; the store may have carried it out, or not
 * @param unsent runs when the command was not sent
 */
record LeaseCleanup<T extends @Nullable Object>(Consumer<T> late, Runnable failed, Runnable unsent) {

    private static final LeaseCleanup<@Nullable Object> NONE =
            new LeaseCleanup<>(late -> {}, LeaseCleanup::nothing, LeaseCleanup::nothing);

    /** Returns a cleanup for commands that leave no lease behind. */
    @SuppressWarnings("unchecked") // it takes anything
    static <T extends @Nullable Object> LeaseCleanup<T> none() {
        return (LeaseCleanup<T>) NONE;
    }

    /** Returns a cleanup for commands that ask for a lease: it may be granted late, or without an answer. */
    static <T> LeaseCleanup<T> granted(Consumer<T> late, Runnable failed) {
        return new LeaseCleanup<>(late, failed, LeaseCleanup::nothing);
    }

    /** Returns a cleanup for commands that use up a lease: it may still be there. */
    static <T extends @Nullable Object> LeaseCleanup<T> unused(Runnable givesBack) {
        return new LeaseCleanup<>(late -> {}, givesBack, givesBack);
    }

    /** Cleans up after a command that failed, and returns its failure. A command that was refused has left nothing. */
    Throwable abandoned(Throwable failure) {
        if (!(failure instanceof CommandRefusedException)) {
            failed.run();
        }
        return failure;
    }

    private static void nothing() {}
}
