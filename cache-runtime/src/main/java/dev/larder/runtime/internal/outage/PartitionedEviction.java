package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionSender.PreparedEviction;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One eviction from all partitions. Each of them succeeds, or is pending, by itself; the groups are looked up once for all that
 * answer. Not thread-safe.
 */
final class PartitionedEviction {

    private final CacheStore store;

    private final CommandGates.Table gates;

    private final List<GroupPattern> groups;

    /** The partitions that evict the groups together. */
    private final List<Partition> together = new ArrayList<>();

    /** The outcomes of the groups, one for each of these partitions; {@code null} before they are sent. */
    private @Nullable List<CompletionStage<Long>> outcomes;

    PartitionedEviction(CacheStore store, CommandGates.Table gates, List<GroupPattern> groups) {
        this.store = store;
        this.gates = gates;
        this.groups = groups;
    }

    /** Removes the keys, and those that match a group; returns how many there were, or fails when any part is pending. */
    CompletableFuture<Long> send(Collection<String> keys) {
        CommandGate only = gates.only();
        if (only != null) {
            return only.evictions().send(List.copyOf(keys), groups);
        }
        Map<CommandGate, List<String>> parts = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            gates.gates().forEach(gate -> parts.put(gate, new ArrayList<>()));
        }
        keys.forEach(key -> parts.computeIfAbsent(gates.of(key), absent -> new ArrayList<>())
                .add(key));
        Map<CommandGate, PreparedEviction> prepared = new LinkedHashMap<>();
        parts.forEach((gate, some) -> {
            prepared.put(gate, gate.evictions().prepare(List.copyOf(some), groups));
            if (gate.isAnswering()) {
                together.add(gate.partition());
            }
        });
        List<CompletableFuture<Long>> sent = new ArrayList<>();
        prepared.forEach((gate, eviction) -> sent.add(eviction.send(() -> byGroup(gate.partition()))));
        return sum(sent);
    }

    private CompletionStage<Long> byGroup(Partition partition) {
        int place = together.indexOf(partition);
        if (place < 0) {
            // Its breaker has just closed.
            return store.evict(groups, List.of(partition), gates::isAnswering).get(0);
        }
        List<CompletionStage<Long>> known = outcomes;
        if (known == null) {
            known = store.evict(groups, together, gates::isAnswering);
            outcomes = known;
        }
        return known.get(place);
    }

    private static CompletableFuture<Long> sum(List<CompletableFuture<Long>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        parts.stream().mapToLong(CompletableFuture::join).sum());
    }
}
