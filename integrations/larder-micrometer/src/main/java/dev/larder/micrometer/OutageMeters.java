package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import dev.larder.runtime.OutageStats;
import dev.larder.runtime.spi.BreakerState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The meters of the connection that all methods share. */
record OutageMeters(Larder larder, Tags tags) {

    void bindTo(MeterRegistry registry) {
        for (BreakerState state : BreakerState.values()) {
            Gauge.builder("larder.breaker.state", larder, source -> breakersIn(source, state))
                    .tags(tags.and("state", state.name().toLowerCase(Locale.ROOT)))
                    .description(
                            "Number of servers whose breaker is in the state: of masters of a cluster, otherwise of one")
                    .register(registry);
        }
        Gauge.builder(
                        "larder.evictions.pending",
                        larder,
                        source -> source.pendingEvictions().size())
                .tags(tags)
                .description("Evictions that failed and are still to be made")
                .register(registry);
        Gauge.builder(
                        "larder.near.entries",
                        larder,
                        source -> source.stats().near().entries())
                .tags(tags)
                .description("Entries of the near cache")
                .register(registry);
        TimeGauge.builder("larder.near.proven.age", larder, TimeUnit.NANOSECONDS, OutageMeters::provenNanos)
                .tags(tags)
                .description("Age of the oldest proof by which the near cache answers")
                .register(registry);
        count(
                "larder.breaker.openings",
                "Times that the store failed so often that commands stopped",
                OutageStats::breakerOpenings,
                registry);
        count("larder.evictions.queued", "Evictions that failed and were kept", OutageStats::queuedEvictions, registry);
        count(
                "larder.evictions.widened",
                "Pending evictions that a wider one replaced",
                OutageStats::widenedEvictions,
                registry);
        count(
                "larder.evictions.replayed",
                "Pending evictions that were made later",
                OutageStats::replayedEvictions,
                registry);
        count("larder.evictions.lost", "Evictions that were pending at the end", OutageStats::lostEvictions, registry);
    }

    private static double provenNanos(Larder larder) {
        Duration age = larder.stats().near().provenAge();
        return age == null ? Double.NaN : age.toNanos();
    }

    private static long breakersIn(Larder larder, BreakerState state) {
        return larder.breakerStates().values().stream().filter(state::equals).count();
    }

    private void count(String name, String description, ToLongFunction<OutageStats> count, MeterRegistry registry) {
        FunctionCounter.builder(
                        name, larder, source -> count.applyAsLong(source.stats().outage()))
                .tags(tags)
                .description(description)
                .register(registry);
    }
}
