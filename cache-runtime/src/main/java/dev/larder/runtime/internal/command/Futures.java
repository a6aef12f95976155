package dev.larder.runtime.internal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compositions of futures. */
public final class Futures {

    private Futures() {}

    /**
     * Composes two futures, as {@code thenCompose} does, but also when the first one fails.
     *
     * @param next takes the value or the failure of the first future, and returns the second one
     * @return a future with the outcome of the second one
     */
    @SuppressWarnings("FutureReturnValueIgnored") // of the inner future, which thenCompose awaits
    public static <T extends @Nullable Object, U extends @Nullable Object> CompletableFuture<U> handleCompose(
            CompletableFuture<T> first, BiFunction<@Nullable T, @Nullable Throwable, CompletableFuture<U>> next) {
        return first.handle(next).thenCompose(second -> second);
    }

    /** Composes two futures; {@code next} runs on the executor. */
    @SuppressWarnings("FutureReturnValueIgnored") // of the inner future, which thenCompose awaits
    public static <T extends @Nullable Object, U extends @Nullable Object> CompletableFuture<U> handleCompose(
            CompletableFuture<T> first,
            BiFunction<@Nullable T, @Nullable Throwable, CompletableFuture<U>> next,
            Executor executor) {
        return first.handleAsync(next, executor).thenCompose(second -> second);
    }
}
