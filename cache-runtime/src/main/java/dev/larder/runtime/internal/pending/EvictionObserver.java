package dev.larder.runtime.internal.pending;

import java.util.List;

/** Learns what happens to evictions that fail. Implementations are thread-safe and must not throw. */
public interface EvictionObserver {

    /**
     * An eviction failed and is pending now.
     *
     * @param targets number of its keys and patterns
     * @param pending number of scopes that are pending now
     */
    void evictionQueued(int targets, int pending, Throwable failure);

    /**
     * A wider scope replaced some that were pending, because there were too many.
     *
     * @param replaced number of the scopes that it replaced
     */
    void evictionsWidened(int replaced);

    /**
     * Pending evictions succeeded.
     *
     * @param targets number of scopes that are not pending any more
     * @param keys number of removed keys
     * @param pending number of scopes that are still pending
     */
    void evictionsReplayed(int targets, long keys, int pending);

    /** Evictions will never be made, because the cache is closed. */
    void evictionsLost(List<PendingScope> lost);
}
