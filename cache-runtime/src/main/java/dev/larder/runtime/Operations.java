package dev.larder.runtime;

import dev.larder.runtime.internal.audit.Auditor;
import dev.larder.runtime.internal.binding.MethodRegistry;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.event.OutageReporter;
import dev.larder.runtime.internal.near.FleetLink;
import dev.larder.runtime.internal.outage.PartitionState;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The statistics, the health, the auditor and the pending evictions of a {@link Larder}, for operators. */
record Operations(
        ResilientStore store,
        BlockingStore blocking,
        OutageReporter reporter,
        FleetLink fleet,
        MethodRegistry registry,
        Auditor auditor,
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
                        reporter.lost()),
                new NearStats(fleet.entries(), fleet.provenAge()));
    }

    MethodStats stats(String method) {
        MethodCounters counters = registry.find(method);
        return counters == null ? MethodStats.NONE : MethodStats.of(counters::get);
    }

    LarderHealth health(Duration pingTimeout) {
        long start = System.nanoTime();
        List<PartitionState> partitions = store.partitions();
        // All are sent before the first is awaited.
        List<CompletableFuture<PartitionHealth>> answers = partitions.stream()
                .map(partition -> partition
                        .ping()
                        .handle((pong, failure) -> PartitionHealth.of(
                                partition,
                                failure == null ? Duration.ofNanos(System.nanoTime() - start) : null,
                                failure == null
                                        ? null
                                        : String.valueOf(
                                                CallerFuture.cause(failure).getMessage())))
                        .toCompletableFuture())
                .toList();
        List<PartitionHealth> health = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            PartitionState partition = partitions.get(i);
            health.add(blocking.awaitPing(
                    answers.get(i),
                    pingTimeout,
                    failure -> PartitionHealth.of(partition, null, String.valueOf(failure.getMessage()))));
        }
        return LarderHealth.of(store.breakerState(), health, NearHealth.of(fleet.state()));
    }

    Map<String, BreakerState> breakerStates() {
        Map<String, BreakerState> states = new TreeMap<>();
        store.partitions().forEach(partition -> states.put(partition.name(), partition.breakerState()));
        return Collections.unmodifiableMap(states);
    }

    List<PendingEviction> pendingEvictions() {
        return store.pendingEvictions().stream().map(PendingEviction::of).toList();
    }
}
