package dev.larder.runtime.internal.pending;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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
     * Sends an eviction whose groups are evicted together with those of other partitions, or refuses to.
     *
     * @param byGroup removes the keys of the groups
     */
    CompletableFuture<Long> send(
            List<String> keys, List<GroupPattern> groups, Outcome outcome, Supplier<CompletionStage<Long>> byGroup);

    /** Sends an eviction even if the cache is closed. */
    CompletableFuture<Long> sendLast(List<String> keys, List<GroupPattern> groups);

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
