package dev.larder.runtime.internal.command;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.NoAnswerException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The store as blocking callers use it: each command is waited for until a deadline of our own, whatever the store does.
 *
 * <p>An interrupted wait fails like a command, with the interrupt flag set again. Thread-safe.
 */
public final class BlockingStore {

    private final CacheStore store;

    private final long commandNanos;

    private final WaitStrategy yielding;

    /**
     * Waits for a store.
     *
     * @param commandTimeout the deadline of a command on keys
     * @param yielding what a caller does before it sleeps
     */
    public BlockingStore(CacheStore store, Duration commandTimeout, WaitStrategy yielding) {
        this.store = store;
        this.commandNanos = commandTimeout.toNanos();
        this.yielding = yielding;
    }

    public Lookup read(String key) throws CommandFailedException {
        CompletionStage<Lookup> stage;
        try {
            stage = store.read(key);
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        return await(stage, commandNanos);
    }

    public void ping(Duration timeout) throws CommandFailedException {
        CompletionStage<Void> stage;
        try {
            stage = store.ping();
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        await(stage, timeout.toNanos());
    }

    private <T> T await(CompletionStage<T> stage, long nanos) throws CommandFailedException {
        CompletableFuture<T> future = stage.toCompletableFuture();
        // With the store away most calls end here: without the stack trace of an ExecutionException.
        if (future.isCompletedExceptionally()) {
            return outcome(future);
        }
        WaitStrategy.Wait wait = yielding.begin(future::isDone);
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
            return outcome(future);
        } catch (TimeoutException e) {
            // The store's guard draws its conclusions before this thread goes on.
            future.completeExceptionally(new NoAnswerException(Duration.ofNanos(nanos)));
            return outcome(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e, true);
        } finally {
            yielding.end(wait);
        }
    }

    /** Returns or throws how it ended; waits where another thread is just ending it. */
    private static <T> T outcome(CompletableFuture<T> future) throws CommandFailedException {
        Throwable failure =
                future.<@Nullable Throwable>handle((value, thrown) -> thrown).join();
        if (failure != null) {
            throw CommandFailedException.of(failure);
        }
        return future.join();
    }
}
