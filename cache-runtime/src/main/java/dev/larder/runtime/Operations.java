package dev.larder.runtime;

import dev.larder.runtime.internal.binding.MethodRegistry;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.event.OutageReporter;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.CacheListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statistics, the health and the pending evictions of a {@link Larder}, for operators. */
record Operations(
        ResilientStore store,
        BlockingStore blocking,
        OutageReporter reporter,
        MethodRegistry registry,
        List<CacheListener> listeners) {

    LarderStats stats() {
        Map<String, MethodStats> methods = registry.counters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> MethodStats.of(entry.getValue()::get)));
        return new LarderStats(
                methods,
                new OutageStats(
                        reporter.openings(),
                        reporter.queued(),
                        reporter.widened(),
                        reporter.replayed(),
                        reporter.lost()));
    }

    MethodStats stats(String method) {
        MethodCounters counters = registry.find(method);
        return counters == null ? MethodStats.NONE : MethodStats.of(counters::get);
    }

    LarderHealth health(Duration pingTimeout) {
        long start = System.nanoTime();
        Duration ping = null;
        String pingFailure = null;
        try {
            blocking.ping(pingTimeout);
            ping = Duration.ofNanos(System.nanoTime() - start);
        } catch (CommandFailedException e) {
            pingFailure = String.valueOf(e.getMessage());
        }
        Throwable lastFailure = store.lastFailure();
        return LarderHealth.of(
                ping,
                pingFailure,
                store.breakerState(),
                store.pendingEvictions().size(),
                lastFailure == null ? null : String.valueOf(lastFailure.getMessage()));
    }

    List<PendingEviction> pendingEvictions() {
        return store.pendingEvictions().stream().map(PendingEviction::of).toList();
    }
}
