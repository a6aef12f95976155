package dev.larder.outbox.jdbc;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The {@linkplain OutboxStats statistics} of an outbox as Micrometer's meters, whose names begin with {@code larder.outbox}. */
public final class OutboxMetrics implements MeterBinder {

    private final JdbcOutbox outbox;

    /** Reads the statistics of this outbox. */
    public OutboxMetrics(JdbcOutbox outbox) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("larder.outbox.rows", outbox, source -> source.stats().rows())
                .description("Rows of this cache in the outbox's table")
                .register(registry);
        time("larder.outbox.oldest", "Age of the oldest row", OutboxStats::oldest, registry);
        time("larder.outbox.lag", "Age of the row that the relay evicted last", OutboxStats::lag, registry);
        count("larder.outbox.recorded", "Rows that transactions wrote", OutboxStats::recorded, registry);
        count("larder.outbox.settled", "Rows evicted after the own commit", OutboxStats::settled, registry);
        count("larder.outbox.relayed", "Rows evicted by the relay", OutboxStats::relayed, registry);
        count(
                "larder.outbox.relay.failures",
                "Rows that the relay could not evict",
                OutboxStats::relayFailures,
                registry);
        count(
                "larder.outbox.failed.rounds",
                "Rounds in which the database failed",
                OutboxStats::failedRounds,
                registry);
        count("larder.outbox.unrecorded", "Evictions in transactions elsewhere", OutboxStats::unrecorded, registry);
    }

    private void time(String name, String description, Function<OutboxStats, Duration> time, MeterRegistry registry) {
        TimeGauge.builder(
                        name,
                        outbox,
                        TimeUnit.MILLISECONDS,
                        source -> time.apply(source.stats()).toMillis())
                .description(description)
                .register(registry);
    }

    private void count(String name, String description, ToLongFunction<OutboxStats> count, MeterRegistry registry) {
        FunctionCounter.builder(name, outbox, source -> count.applyAsLong(source.stats()))
                .description(description)
                .register(registry);
    }
}
