package dev.larder.runtime.internal.pending;

import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends evictions to the store, each within its deadline. Implementations are thread-safe. */
public interface EvictionTransport {

    /** Returns whether evictions are sent, and not refused at once. */
    boolean isOpen();

    /**
     * Sends an eviction, or refuses to. It tells the outcome before the future completes.
     *
     * @return completes with the number of removed keys, or fails with what {@link Outcome#failed} returned
     */
    CompletableFuture<Long> send(List<String> keys, List<GroupPattern> groups, Outcome outcome);

    /**
     * Sends an eviction even if the cache is closed, and waits for it.
     *
     * @return whether it succeeded within the timeout
     */
    boolean sendLast(List<String> keys, List<GroupPattern> groups, Duration timeout);

    /** Learns the outcome of one eviction. */
    interface Outcome {

        /**
         * The store removed the keys. This may follow {@link #failed}, when the answer comes late.
         *
         * @param removed number of removed keys
         */
        void succeeded(long removed);

        /**
         * The eviction was refused, failed, was cancelled or took too long.
         *
         * @return what the caller learns
         */
        Throwable failed(Throwable failure);
    }
}
