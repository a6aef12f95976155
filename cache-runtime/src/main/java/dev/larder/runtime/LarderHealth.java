package dev.larder.runtime;

import dev.larder.runtime.spi.BreakerState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Larder} and its store are; from {@link Larder#health()}, for readiness probes and dashboards.
 *
 * <p>An application is ready without its cache, only slower: let {@link Status#DOWN} keep it from traffic only where the
 * database cannot bear that.
 *
 * @param status all in one word
 * @param ping how long the store took to answer; {@code null} when it did not
 * @param pingFailure why it did not answer; {@code null} when it did
 * @param breaker whether commands are sent
 * @param pendingEvictions how many evictions failed and are still to be made
 * @param lastFailure what opened the breaker last, or made the last probe fail, however long ago; {@code null} when
 *     nothing did
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
        /** The store answers, but this JVM has not caught up: commands aren't sent yet, or evictions are pending. */
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
