package dev.larder.runtime.internal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A caller's own future of something that others share: cancelling it ends nothing but itself, and it fails with what was
 * thrown, not with a wrapping of it.
 */
public final class CallerFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    /** Returns a future that ends as the stage does, on the thread that ends the stage. */
    public static <T extends @Nullable Object> CallerFuture<T> of(CompletionStage<T> stage) {
        CallerFuture<T> relay = new CallerFuture<>();
        stage.whenComplete(relay::end);
        return relay;
    }

    /** Returns a future that ends as the stage does, on a thread of the executor. */
    public static <T extends @Nullable Object> CallerFuture<T> on(Executor executor, CompletionStage<T> stage) {
        CallerFuture<T> relay = new CallerFuture<>();
        stage.whenCompleteAsync(relay::end, executor).exceptionally(rejected -> {
            // Already ended, unless the executor takes no more.
            relay.completeExceptionally(cause(rejected));
            return null;
        });
        return relay;
    }

    private void end(T value, @Nullable Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(cause(failure));
        }
    }

    /** Returns what was thrown, without the wrapping that stages put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
