package dev.larder.runtime.spi;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the evictions of a transaction in the transaction's own database until they are made, so that a process that dies
 * between its commit and its eviction leaves no stale value. Another process then finds the evictions there and makes them.
 *
 * <p>A {@code Larder} adds the keys and patterns of an eviction, and the keys of an update, before it defers them to the end
 * of the {@linkplain Transactions transaction}. After the commit it evicts at once, and tells the entry so. Every eviction is
 * made at least once. Evictions are idempotent, so one that is made again removes at most a value that is loaded again.
 *
 * <p>The texts of targets are keys, patterns and tags without the key prefix, such as {@code user:42:profile},
 * {@code user:42:*} and {@code #customer:42}, with encoded arguments. They hold no blank and no control character.
 *
 * <p>Implementations are thread-safe.
 */
public interface EvictionOutbox {

    /** Returns the outbox that keeps nothing. */
    static EvictionOutbox none() {
        return None.INSTANCE;
    }

    /**
     * Adds what an eviction names, within the transaction of the calling thread: it is kept if and only if that transaction
     * commits. Called only inside a transaction.
     *
     * @param targets the keys and patterns; not empty
     * @return what learns that they were evicted; {@link Entry#NONE} when nothing was kept
     * @throws RuntimeException when they cannot be kept. The call that evicts then fails with this exception, since its
     *     caller must not commit a change whose eviction may be lost
     */
    Entry add(Collection<String> targets);

    /**
     * Begins to make the evictions that processes have left. Called once, when a {@code Larder} opens.
     *
     * @throws RuntimeException when the outbox cannot be used; the {@code Larder} then fails to open
     */
    void start(Evictor evictor);

    /** Ends what {@link #start} began. Called when the {@code Larder} closes. Idempotent; never throws. */
    void stop();

    /** What was added by one call. */
    @FunctionalInterface
    interface Entry {

        /** The entry of nothing. */
        Entry NONE = () -> {};

        /** The targets were evicted after the commit. Does not block; never throws. */
        void evicted();
    }

    /** Evicts what an earlier transaction of some process has left. Thread-safe. */
    interface Evictor {

        /** Returns the key prefix, or an empty text: an outbox that several caches share tells them apart by it. */
        String keyPrefix();

        /** Returns whether the store seems to answer. Evictions that fail are better left for later. */
        boolean isAvailable();

        /**
         * Evicts.
         *
         * @return the number of removed keys; fails when a key may still be there
         * @throws IllegalArgumentException when a text is no key and no pattern
         */
        CompletionStage<Long> evict(Collection<String> targets);
    }

    /** Keeps nothing. */
    enum None implements EvictionOutbox {
        /** The only one. */
        INSTANCE;

        @Override
        public Entry add(Collection<String> targets) {
            return Entry.NONE;
        }

        @Override
        public void start(Evictor evictor) {}

        @Override
        public void stop() {}
    }
}
