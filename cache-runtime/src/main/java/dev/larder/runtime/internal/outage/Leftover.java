package dev.larder.runtime.internal.outage;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a command may leave behind in the store when it comes to nothing for its caller, and who takes care of that.
 *
 * @param late is given an answer that comes when nobody waits any more
 * @param failed is called when the store failed: it may have carried the command out, or not
 * @param unsent is called when the command was not sent
 */
record Leftover<T extends @Nullable Object>(Consumer<T> late, Runnable failed, Runnable unsent) {

    private static final Leftover<@Nullable Object> NONE =
            new Leftover<>(late -> {}, Leftover::nothing, Leftover::nothing);

    /** Nothing that matters. */
    @SuppressWarnings("unchecked") // it takes anything
    static <T extends @Nullable Object> Leftover<T> none() {
        return (Leftover<T>) NONE;
    }

    /** A lease that is granted late, or without anybody learning of it. */
    static <T> Leftover<T> granted(Consumer<T> late, Runnable failed) {
        return new Leftover<>(late, failed, Leftover::nothing);
    }

    /** A lease that was to be used up. */
    static <T extends @Nullable Object> Leftover<T> unused(Runnable givesBack) {
        return new Leftover<>(late -> {}, givesBack, givesBack);
    }

    private static void nothing() {}
}
