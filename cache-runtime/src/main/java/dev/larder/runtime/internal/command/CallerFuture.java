package dev.larder.runtime.internal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One caller's future of a stage that several callers share. Cancelling it does not affect the stage. It fails with the
 * exception that was thrown, without the {@link CompletionException} around it. Thread-safe.
 */
public final class CallerFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    /** Returns a future with the outcome of a stage. It completes on the thread that completes the stage. */
    public static <T extends @Nullable Object> CallerFuture<T> of(CompletionStage<T> stage) {
        CallerFuture<T> future = new CallerFuture<>();
        stage.whenComplete(future::finish);
        return future;
    }

    /** Returns a future with the outcome of a stage. It completes on a thread of the executor. */
    public static <T extends @Nullable Object> CallerFuture<T> on(Executor executor, CompletionStage<T> stage) {
        CallerFuture<T> future = new CallerFuture<>();
        stage.whenCompleteAsync(future::finish, executor).exceptionally(rejected -> {
            // The future is complete, unless the executor rejected the step.
            future.completeExceptionally(cause(rejected));
            return null;
        });
        return future;
    }

    private void finish(T value, @Nullable Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(cause(failure));
        }
    }

    /** Returns the exception that was thrown, without the {@link CompletionException} that stages put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
