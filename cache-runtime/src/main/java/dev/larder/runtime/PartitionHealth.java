package dev.larder.runtime;

import dev.larder.runtime.internal.outage.PartitionState;
import dev.larder.runtime.spi.BreakerState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The health of one partition of a store: of one master of a cluster and its keys, or of the whole store.
 *
 * @param name the name of the server that holds the keys now, such as {@code 10.0.0.7:6379}
 * @param ping the time that the server took to answer a ping; {@code null} when it did not answer
 * @param pingFailure the reason why the ping has no answer; {@code null} when it has one
 * @param breaker the state of the breaker, which decides whether commands on the keys are sent
 * @param pendingEvictions number of evictions of the keys that failed and are repeated until they succeed
 * @param lastFailure the last failure that opened the breaker or that a probe met, however long ago; {@code null} when
 *     there was none
 */
public record PartitionHealth(
        String name,
        @Nullable Duration ping,
        @Nullable String pingFailure,
        BreakerState breaker,
        int pendingEvictions,
        @Nullable String lastFailure) {

    static PartitionHealth of(PartitionState state, @Nullable Duration ping, @Nullable String pingFailure) {
        Throwable lastFailure = state.lastFailure();
        return new PartitionHealth(
                state.name(),
                ping,
                pingFailure,
                state.breakerState(),
                state.pendingEvictions(),
                lastFailure == null ? null : String.valueOf(lastFailure.getMessage()));
    }

    /** Returns whether the server does not answer, or commands on its keys are not sent yet. */
    public boolean isAway() {
        return ping == null || breaker != BreakerState.CLOSED;
    }
}
