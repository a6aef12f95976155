package dev.larder.runtime;

import dev.larder.runtime.spi.BreakerState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The health of a {@link Larder} and its store, for readiness probes and dashboards; see {@link Larder#health()}.
 *
 * <p>An application is ready without its cache, only slower. {@link Status#DOWN} should keep it from traffic only where the
 * database cannot bear all loads.
 *
 * @param status the health in one word
 * @param ping the time until all servers had answered a ping, of those that did; {@code null} when none did
 * @param pingFailure the reason why a ping has no answer; {@code null} when each has one
 * @param breaker the state of the breakers, which decide whether commands are sent: that of the worst one
 * @param pendingEvictions number of evictions that failed and are repeated until they succeed
 * @param lastFailure a failure that opened a breaker or that a probe met, however long ago; {@code null} when there was none
 * @param partitions the health of each master of a cluster; of a single server, or of a master with Sentinels, one
 * @param near the state of the link that the near cache needs. It has no influence on the status, since calls go on without
 *     it
 */
public record LarderHealth(
        Status status,
        @Nullable Duration ping,
        @Nullable String pingFailure,
        BreakerState breaker,
        int pendingEvictions,
        @Nullable String lastFailure,
        List<PartitionHealth> partitions,
        NearHealth near) {

    public LarderHealth {
        partitions = List.copyOf(partitions);
    }

    /** Returns the names of the servers that do not answer, or to which commands are not sent yet. */
    public List<String> away() {
        return partitions.stream()
                .filter(PartitionHealth::isAway)
                .map(PartitionHealth::name)
                .toList();
    }

    /** Health in one word. */
    public enum Status {
        /** The store answers, commands are sent and no eviction is pending. */
        UP,
        /**
         * The store answers in part, or this JVM has not caught up: a master of a cluster is away, commands are not sent yet,
         * or evictions are pending.
         */
        DEGRADED,
        /** No server of the store answers: calls go on without the cache. */
        DOWN
    }

    static LarderHealth of(BreakerState breaker, List<PartitionHealth> partitions, NearHealth near) {
        int pending =
                partitions.stream().mapToInt(PartitionHealth::pendingEvictions).sum();
        return new LarderHealth(
                status(partitions, pending),
                partitions.stream()
                        .map(PartitionHealth::ping)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                first(partitions, PartitionHealth::pingFailure),
                breaker,
                pending,
                first(partitions, PartitionHealth::lastFailure),
                partitions,
                near);
    }

    private static Status status(List<PartitionHealth> partitions, int pending) {
        if (partitions.stream().allMatch(partition -> partition.ping() == null)) {
            return Status.DOWN;
        }
        return pending == 0 && partitions.stream().noneMatch(PartitionHealth::isAway) ? Status.UP : Status.DEGRADED;
    }

    private static @Nullable String first(
            List<PartitionHealth> partitions, Function<PartitionHealth, @Nullable String> text) {
        return partitions.stream()
                .map(text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
