package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.BreakerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told what a {@link ResilientStore} does besides passing commands on. Must not throw. */
public interface OutageObserver {

    /**
     * The breaker changed its state.
     *
     * @param failure the last one, when it opened
     */
    void breakerMoved(BreakerState from, BreakerState to, @Nullable Throwable failure);

    /** An eviction failed and is pending now. */
    void evictionQueued(int targets, int pending, Throwable failure);

    /** Too many were pending. */
    void evictionsWidened(int replaced);

    /** Pending evictions succeeded. */
    void evictionsReplayed(int targets, long keys, int pending);

    /** Closed while these were pending. */
    void evictionsLost(List<PendingScope> lost);
}
