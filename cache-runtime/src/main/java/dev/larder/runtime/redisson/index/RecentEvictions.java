package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.GroupPattern;
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
    }

    /** Lets old evictions from a partition expire again, since its master is known. */
    synchronized void resume(SlotPartition partition) {
        windows.values().removeIf(Window::isOver);
        windows(partition).forEach(Window::resume);
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

        private boolean frozen;

        private long frozenAt;

        void add(Entry entry) {
            entries.addLast(entry);
            targets += entry.targets();
            trim();
        }

        void freeze() {
            if (!frozen) {
                frozen = true;
                frozenAt = nanoTime.getAsLong();
            }
        }

        void resume() {
            frozen = false;
        }

        boolean isOver() {
            trim();
            return entries.isEmpty() && !frozen;
        }

        void addTo(Set<String> keys, Set<GroupPattern> groups) {
            trim();
            for (Entry entry : entries) {
                keys.addAll(entry.keys);
                groups.addAll(entry.groups);
            }
        }

        private void trim() {
            long now = frozen ? frozenAt : nanoTime.getAsLong();
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
