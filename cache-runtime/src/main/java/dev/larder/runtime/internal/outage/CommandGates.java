package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.pending.EvictionBacklog;
import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command gates of a store, one for each of its partitions. A gate stays as long as the store has its partition; the
 * pending evictions of one that is gone go to the gates of the partitions in its place. Thread-safe.
 */
final class CommandGates {

    private final CacheStore store;

    private final OutageSettings settings;

    private final Supplier<EvictionBacklog> backlogs;

    private final OutageObserver observer;

    private final Timer timer;

    private volatile Table table;

    /** Guarded by this. */
    private boolean closed;

    CommandGates(
            CacheStore store,
            OutageSettings settings,
            Supplier<EvictionBacklog> backlogs,
            OutageObserver observer,
            Timer timer) {
        this.store = store;
        this.settings = settings;
        this.backlogs = backlogs;
        this.observer = observer;
        this.timer = timer;
        this.table = table(store.partitions(), new Table(Partitions.ONE, List.of(), null));
    }

    /** Returns the gate of a key. For a store of one partition it costs the comparison of a field. */
    CommandGate of(String key) {
        return current().of(key);
    }

    /** Returns the gates that a command on a key and its index entries involves. */
    InvolvedGates involved(String key, IndexEntry entry) {
        return current().involved(key, entry);
    }

    /** Returns whether a command on a key and its index entries is sent. */
    boolean isAnswering(String key, IndexEntry entry) {
        Table now = current();
        CommandGate single = now.only;
        return single != null ? single.isAnswering() : now.involved(key, entry).areAnswering();
    }

    /** Returns whether an eviction of the key is pending. Mostly none is, which costs a look at each gate. */
    boolean isEvictionPending(String key) {
        Table now = current();
        CommandGate single = now.only;
        if (single != null) {
            return single.isEvictionPending(key);
        }
        for (int i = 0; i < now.gates.size(); i++) {
            if (now.gates.get(i).pendingEvictions() > 0) {
                return now.of(key).isEvictionPending(key);
            }
        }
        return store.isRepeatingEvictionOf(key);
    }

    /** Returns the gates of the present partitions, which do not change. */
    Table current() {
        Table known = table;
        return store.partitions() == known.partitions ? known : replace();
    }

    private synchronized Table replace() {
        Partitions now = store.partitions();
        Table before = table;
        if (now == before.partitions) {
            return before;
        }
        Table after = table(now, before);
        List<CommandGate> added = after.gates.stream()
                .filter(gate -> !before.gates.contains(gate))
                .toList();
        if (closed) {
            added.forEach(CommandGate::close);
        }
        // Before the new table is used: a key whose eviction is pending must not be read in between.
        before.gates.stream()
                .filter(gate -> !after.gates.contains(gate))
                .forEach(gate -> gate.retire((keys, groups) -> inherit(after, added, keys, groups)));
        table = after;
        return after;
    }

    private Table table(Partitions partitions, Table before) {
        List<Partition> all = partitions.all();
        List<CommandGate> gates = new ArrayList<>(all.size());
        for (Partition partition : all) {
            gates.add(before.gates.stream()
                    .filter(gate -> gate.partition() == partition)
                    .findFirst()
                    .orElseGet(() -> gate(partition, all.size() == 1)));
        }
        return new Table(partitions, List.copyOf(gates), gates.size() == 1 ? gates.get(0) : null);
    }

    private CommandGate gate(Partition partition, boolean alone) {
        PartitionEvictions evictions = new PartitionEvictions(store, partition, alone, this::isAnswering);
        return new CommandGate(evictions, this::current, settings, backlogs.get(), observer, timer);
    }

    private boolean isAnswering(Partition partition) {
        return table.isAnswering(partition);
    }

    private static void inherit(
            Table after, List<CommandGate> added, Collection<String> keys, Collection<GroupPattern> groups) {
        keys.forEach(key -> after.of(key).evictions().inherit(List.of(key), List.of()));
        if (!groups.isEmpty()) {
            // The keys of unchanged partitions have not moved.
            added.forEach(gate -> gate.evictions().inherit(List.of(), groups));
        }
    }

    /** Returns the gates of the present partitions. */
    List<CommandGate> all() {
        return current().gates;
    }

    /**
     * Closes all gates. The pending evictions are sent once more, within the command timeout.
     *
     * @return whether they were open
     */
    boolean close() {
        List<CommandGate> gates;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            gates = table.gates;
        }
        gates.forEach(CommandGate::close);
        Stream<CompletableFuture<?>> last = gates.stream().map(CommandGate::sendLastEvictions);
        CompletableFuture.allOf(last.toArray(CompletableFuture[]::new)).join();
        timer.close();
        return true;
    }

    /**
     * The gates of some partitions.
     *
     * @param only the gate of a single partition, otherwise {@code null}
     */
    record Table(
            Partitions partitions,
            List<CommandGate> gates,
            @Nullable CommandGate only) {

        CommandGate of(String key) {
            CommandGate single = only;
            return single != null ? single : gates.get(partitions.of(key));
        }

        InvolvedGates involved(String key, IndexEntry entry) {
            CommandGate single = only;
            return single != null
                    ? new InvolvedGates(single, gates)
                    : new InvolvedGates(
                            of(key),
                            partitions.involved(key, entry).stream()
                                    .mapToObj(gates::get)
                                    .toList());
        }

        /** Returns the gates that a command on the whole keyspace involves. */
        InvolvedGates whole() {
            return new InvolvedGates(gates.get(0), gates);
        }

        /** Returns whether commands to one of the partitions are sent. */
        boolean isAnswering(Partition partition) {
            return gates.stream().anyMatch(gate -> gate.partition() == partition && gate.isAnswering());
        }
    }
}
