package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionObserver;
import dev.larder.runtime.spi.BreakerState;
import org.jspecify.annotations.Nullable;

/** Learns what happens while the store fails. Implementations are thread-safe and must not throw. */
public interface OutageObserver extends EvictionObserver {

    /**
     * The breaker changed its state.
     *
     * @param failure the last failure when the breaker opened, otherwise {@code null}
     */
    void breakerMoved(BreakerState from, BreakerState to, @Nullable Throwable failure);
}
