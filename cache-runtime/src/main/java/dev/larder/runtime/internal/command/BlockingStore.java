package dev.larder.runtime.internal.command;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.NoAnswerException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The store for callers that block. Each command has a deadline that holds whatever the store does.
 *
 * <p>When the calling thread is interrupted, the command fails, and the interrupt flag is set again. The command is then
 * cancelled: a {@code ResilientStore} gives back the lease that it may have been granted. Thread-safe.
 */
public final class BlockingStore {

    private final CacheStore store;

    private final long commandNanos;

    private final long patternNanos;

    private final WaitStrategy waiting;

    /**
     * Returns a view of a store.
     *
     * @param commandTimeout the deadline of a command on keys
     * @param patternTimeout the deadline of an eviction by patterns, which takes many round trips
     * @param waiting decides whether callers yield before they sleep
     */
    public BlockingStore(CacheStore store, Duration commandTimeout, Duration patternTimeout, WaitStrategy waiting) {
        this.store = store;
        this.commandNanos = commandTimeout.toNanos();
        this.patternNanos = patternTimeout.toNanos();
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

    public Acquisition acquire(LeaseRequest request) throws CommandFailedException {
        CompletionStage<Acquisition> stage;
        try {
            stage = store.acquire(request);
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        return await(stage, commandNanos);
    }

    public Lease beginUpdate(LeaseRequest request) throws CommandFailedException {
        CompletionStage<Lease> stage;
        try {
            stage = store.beginUpdate(request);
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        return await(stage, commandNanos);
    }

    public boolean store(String key, Lease lease, byte[] value, Duration ttl) throws CommandFailedException {
        CompletionStage<Boolean> stage;
        try {
            stage = store.store(key, lease, value, ttl);
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        return await(stage, commandNanos);
    }

    /** Evicts. An interrupt does not end the wait, since the caller relies on the keys being gone. */
    public long evict(Collection<String> keys, Collection<GroupPattern> groups) throws CommandFailedException {
        CompletionStage<Long> stage;
        try {
            stage = store.evict(keys, groups);
        } catch (RuntimeException e) {
            throw CommandFailedException.of(e);
        }
        return awaitUninterruptibly(stage, groups.isEmpty() ? commandNanos : patternNanos);
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

    /** Gives a lease back without waiting. When that fails, the lease ends by itself. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void releaseLater(String key, Lease lease) {
        try {
            store.release(key, lease);
        } catch (RuntimeException e) {
            // The lease ends by itself.
        }
    }

    private <T> T awaitUninterruptibly(CompletionStage<T> stage, long nanos) throws CommandFailedException {
        long deadline = System.nanoTime() + nanos;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await(stage, deadline - System.nanoTime(), nanos, true);
                } catch (CommandFailedException e) {
                    if (!e.isInterruption()) {
                        throw e;
                    }
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T await(CompletionStage<T> stage, long nanos) throws CommandFailedException {
        return await(stage, nanos, nanos, false);
    }

    /** @param goesOn whether the caller waits again after an interrupt */
    private <T> T await(CompletionStage<T> stage, long remaining, long limit, boolean goesOn)
            throws CommandFailedException {
        CompletableFuture<T> future = stage.toCompletableFuture();
        // While the store is away most calls end here, without the cost of an ExecutionException.
        if (future.isCompletedExceptionally()) {
            return outcome(future);
        }
        WaitStrategy.Wait wait = waiting.begin(future::isDone);
        try {
            return future.get(remaining, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
            return outcome(future);
        } catch (TimeoutException e) {
            // The resilient store handles the failure before this thread goes on.
            future.completeExceptionally(new NoAnswerException(Duration.ofNanos(limit)));
            return outcome(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!goesOn) {
                // Gives back the lease that the command may be granted, or leaves unused.
                future.cancel(false);
            }
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
