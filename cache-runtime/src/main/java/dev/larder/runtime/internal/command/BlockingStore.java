package dev.larder.runtime.internal.command;

import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.NoAnswerException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store for callers that block. Each command has a deadline that holds whatever the store does.
 *
 * <p>When the calling thread is interrupted, the command fails, and the interrupt flag is set again. The command is then
 * cancelled: the {@link ResilientStore} gives back the lease that it may have been granted. Thread-safe.
 */
public final class BlockingStore {

    private final ResilientStore store;

    private final long commandNanos;

    private final WaitStrategy waiting;

    /**
     * Returns a view of a store.
     *
     * @param commandTimeout the deadline of a command on keys
     * @param waiting decides whether callers yield before they sleep
     */
    public BlockingStore(ResilientStore store, Duration commandTimeout, WaitStrategy waiting) {
        this.store = store;
        this.commandNanos = commandTimeout.toNanos();
        this.waiting = waiting;
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

    /** Waits for the outcome of a ping; returns what is made of the failure when there is none in time. */
    public <T> T awaitPing(CompletionStage<T> ping, Duration timeout, Function<CommandFailedException, T> failed) {
        try {
            return await(ping, timeout.toNanos());
        } catch (CommandFailedException e) {
            return failed.apply(e);
        }
    }

    private <T> T await(CompletionStage<T> stage, long nanos) throws CommandFailedException {
        CompletableFuture<T> future = stage.toCompletableFuture();
        // While the store is away most calls end here, without the cost of an ExecutionException.
        if (future.isCompletedExceptionally()) {
            return outcome(future);
        }
        WaitStrategy.Wait wait = waiting.begin(future::isDone);
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
            return outcome(future);
        } catch (TimeoutException e) {
            // The resilient store handles the failure before this thread goes on.
            future.completeExceptionally(new NoAnswerException(Duration.ofNanos(nanos)));
            return outcome(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e, true);
        } finally {
            waiting.end(wait);
        }
    }

    /** Returns or throws the outcome; waits while another thread is just completing the future. */
    private static <T> T outcome(CompletableFuture<T> future) throws CommandFailedException {
        Throwable failure =
                future.<@Nullable Throwable>handle((value, thrown) -> thrown).join();
        if (failure != null) {
            throw CommandFailedException.of(failure);
        }
        return future.join();
    }
}
