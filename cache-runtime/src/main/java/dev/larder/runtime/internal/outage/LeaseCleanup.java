package dev.larder.runtime.internal.outage;

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

    private static void nothing() {}
}
