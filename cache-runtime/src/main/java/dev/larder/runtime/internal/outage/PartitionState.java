package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.BreakerState;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The state of one partition of the store, for operators. Thread-safe. */
public interface PartitionState {

    /** Returns the name of the server that holds the partition now. */
    String name();

    /** Returns the state of the breaker. */
    BreakerState breakerState();

    /** Returns the number of pending evictions. */
    int pendingEvictions();

    /** Returns the failure that opened the breaker, or that of the last probe; {@code null} when the breaker never opened. */
    @Nullable
    Throwable lastFailure();

    /** Sends a ping, even while the breaker is open. It completes within its deadline. */
    CompletionStage<Void> ping();
}
