package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionObserver;
import dev.larder.runtime.spi.BreakerState;
import org.jspecify.annotations.Nullable;

/** Learns what happens while the store fails. Implementations are thread-safe and must not throw. */
public interface OutageObserver extends EvictionObserver {

    /**
     * The breaker of a partition changed its state.
     *
     * @param partition the name of its server
     * @param failure the last failure when the breaker opened, otherwise {@code null}
     */
    void breakerMoved(String partition, BreakerState from, BreakerState to, @Nullable Throwable failure);
}
