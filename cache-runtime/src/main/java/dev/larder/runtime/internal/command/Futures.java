package dev.larder.runtime.internal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What follows when a future has ended, however it did: {@code thenCompose} for failures as well. */
public final class Futures {

    private Futures() {}

    /**
     * Returns what ends as the future ends that the first one's end gives.
     *
     * @param next takes the value, or what the first one failed with
     */
    @SuppressWarnings("FutureReturnValueIgnored") // of the inner one, which the second step awaits
    public static <T extends @Nullable Object, U extends @Nullable Object> CompletableFuture<U> handleCompose(
            CompletableFuture<T> first, BiFunction<@Nullable T, @Nullable Throwable, CompletableFuture<U>> next) {
        return first.handle(next).thenCompose(second -> second);
    }

    /** Returns the same, with the step in between on the executor. */
    @SuppressWarnings("FutureReturnValueIgnored") // of the inner one, which the second step awaits
    public static <T extends @Nullable Object, U extends @Nullable Object> CompletableFuture<U> handleCompose(
            CompletableFuture<T> first,
            BiFunction<@Nullable T, @Nullable Throwable, CompletableFuture<U>> next,
            Executor executor) {
        return first.handleAsync(next, executor).thenCompose(second -> second);
    }
}
