package dev.larder.runtime;

import dev.larder.runtime.spi.BreakerState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The health of a {@link Larder} and its store, for readiness probes and dashboards; see {@link Larder#health()}.
 *
 * <p>An application is ready without its cache, only slower. {@link Status#DOWN} should keep it from traffic only where the
 * database cannot bear all loads.
 *
 * @param status the health in one word
 * @param ping the time that the store took to answer a ping; {@code null} when it did not answer
 * @param pingFailure the reason why the ping has no answer; {@code null} when it has one
 * @param breaker the state of the breaker, which decides whether commands are sent
 * @param pendingEvictions number of evictions that failed and are repeated until they succeed
 * @param lastFailure the last failure that opened the breaker or that a probe met, however long ago; {@code null} when
 *     there was none
 */
public record LarderHealth(
        Status status,
        @Nullable Duration ping,
        @Nullable String pingFailure,
        BreakerState breaker,
        int pendingEvictions,
        @Nullable String lastFailure) {

    /** Health in one word. */
    public enum Status {
        /** The store answers, commands are sent and no eviction is pending. */
        UP,
        /** The store answers, but this JVM has not caught up: commands are not sent yet, or evictions are pending. */
        DEGRADED,
        /** The store does not answer: calls go on without the cache. */
        DOWN
    }

    static LarderHealth of(
            @Nullable Duration ping,
            @Nullable String pingFailure,
            BreakerState breaker,
            int pendingEvictions,
            @Nullable String lastFailure) {
        Status status = Status.DOWN;
        if (ping != null) {
            status = breaker == BreakerState.CLOSED && pendingEvictions == 0 ? Status.UP : Status.DEGRADED;
        }
        return new LarderHealth(status, ping, pingFailure, breaker, pendingEvictions, lastFailure);
    }
}
