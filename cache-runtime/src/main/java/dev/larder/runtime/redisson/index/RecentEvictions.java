package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The evictions of the last half minute, which are repeated on a master that may not have received them. The number for each
 * partition is bounded, and the oldest are dropped first. This class is thread-safe.
 *
 * <p>The half minute counts back from the moment when a connection was lost, since a failover may take longer than that. It
 * goes on for each partition when its master is known again.
 */
final class RecentEvictions {

    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

    private static final int MAX_TARGETS = 20_000;

    private final LongSupplier nanoTime;

    private final Map<SlotPartition, Window> windows = new LinkedHashMap<>();

    /** The targets of the evictions that are kept, for each partition where they are frozen. Replaced under the lock. */
    private volatile Map<SlotPartition, EvictionTargets> frozen = Map.of();

    RecentEvictions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(SlotPartition partition, Collection<String> keys, Collection<GroupPattern> groups) {
        windows.computeIfAbsent(partition, absent -> new Window())
                .add(new Entry(nanoTime.getAsLong(), List.copyOf(keys), List.copyOf(groups)));
    }

    /** Keeps the evictions of the half minute before now, and all later ones, until {@link #resume} for each partition. */
    synchronized void freeze(Collection<SlotPartition> partitions) {
        partitions.forEach(partition -> windows.computeIfAbsent(partition, absent -> new Window()));
        windows.values().forEach(Window::freeze);
        publish();
    }

    /** Lets old evictions from a partition expire again, since its master is known. */
    synchronized void resume(SlotPartition partition) {
        windows.values().removeIf(Window::isOver);
        windows(partition).forEach(Window::resume);
        publish();
    }

    private void publish() {
        Map<SlotPartition, EvictionTargets> now = new LinkedHashMap<>();
        windows.forEach((partition, window) -> {
            EvictionTargets kept = window.frozen;
            if (kept != null) {
                now.put(partition, kept);
            }
        });
        frozen = now;
    }

    /** Returns whether the evictions from any partition are frozen. */
    boolean isFrozen() {
        return !frozen.isEmpty();
    }

    /** Returns whether the evictions from the key's partition are frozen and one of them covers the key. */
    boolean isFrozenFor(SlotPartition partition, String key) {
        for (Map.Entry<SlotPartition, EvictionTargets> kept : frozen.entrySet()) {
            if (kept.getKey().slots().intersects(partition.slots())
                    && kept.getValue().cover(key)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the recent evictions from a partition, or from one that had some of its slots, each target once. */
    synchronized Batch batch(SlotPartition partition) {
        Set<String> keys = new LinkedHashSet<>();
        Set<GroupPattern> groups = new LinkedHashSet<>();
        windows(partition).forEach(window -> window.addTo(keys, groups));
        return new Batch(keys, groups);
    }

    private List<Window> windows(SlotPartition partition) {
        return windows.entrySet().stream()
                .filter(window -> window.getKey().slots().intersects(partition.slots()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The recent evictions from one partition. */
    private final class Window {

        private final Deque<Entry> entries = new ArrayDeque<>();

        private int targets;

        /** The targets of all evictions that are kept, or {@code null} unless frozen. */
        private @Nullable EvictionTargets frozen;

        private long frozenAt;

        void add(Entry entry) {
            entries.addLast(entry);
            targets += entry.targets();
            EvictionTargets kept = frozen;
            if (kept != null) {
                kept.add(entry.keys, entry.groups);
            }
            trim();
        }

        void freeze() {
            if (frozen == null) {
                trim();
                frozenAt = nanoTime.getAsLong();
                EvictionTargets kept = new EvictionTargets();
                entries.forEach(entry -> kept.add(entry.keys, entry.groups));
                frozen = kept;
            }
        }

        void resume() {
            frozen = null;
        }

        boolean isOver() {
            trim();
            return entries.isEmpty() && frozen == null;
        }

        void addTo(Set<String> keys, Set<GroupPattern> groups) {
            trim();
            for (Entry entry : entries) {
                keys.addAll(entry.keys);
                groups.addAll(entry.groups);
            }
        }

        private void trim() {
            long now = frozen != null ? frozenAt : nanoTime.getAsLong();
            while (!entries.isEmpty() && (targets > MAX_TARGETS || now - entries.peekFirst().at > WINDOW_NANOS)) {
                targets -= entries.removeFirst().targets();
            }
        }
    }

    /** Keys and groups to evict again. */
    record Batch(Set<String> keys, Set<GroupPattern> groups) {

        boolean isEmpty() {
            return keys.isEmpty() && groups.isEmpty();
        }
    }

    private record Entry(long at, List<String> keys, List<GroupPattern> groups) {

        int targets() {
            return keys.size() + groups.size();
        }
    }
}
