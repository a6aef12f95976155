package dev.larder.runtime.redisson.index;

import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The evictions of the last half minute, which are repeated on a master that may not have received them. The number is
 * bounded, and the oldest are dropped first. This class is thread-safe.
 *
 * <p>The half minute counts back from the moment when a connection was lost, since a failover may take longer than that.
 */
final class RecentEvictions {

    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();

    private static final int MAX_TARGETS = 20_000;

    private final LongSupplier nanoTime;

    private final Deque<Entry> entries = new ArrayDeque<>();

    private int targets;

    /** The targets of all evictions that are kept, or {@code null} unless frozen. Changed under the lock. */
    private volatile @Nullable EvictionTargets frozen;

    private long frozenAt;

    RecentEvictions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(Collection<String> keys, Collection<GroupPattern> groups) {
        Entry entry = new Entry(nanoTime.getAsLong(), List.copyOf(keys), List.copyOf(groups));
        entries.addLast(entry);
        targets += entry.targets();
        EvictionTargets kept = frozen;
        if (kept != null) {
            kept.add(keys, groups);
        }
        trim();
    }

    /** Keeps the evictions of the half minute before now, and all later ones, until {@link #resume}. */
    synchronized void freeze() {
        if (frozen == null) {
            trim();
            frozenAt = nanoTime.getAsLong();
            EvictionTargets kept = new EvictionTargets();
            entries.forEach(entry -> kept.add(entry.keys, entry.groups));
            frozen = kept;
        }
    }

    /** Lets old evictions expire again, since the masters are known. */
    synchronized void resume() {
        frozen = null;
    }

    /** Returns whether the evictions are frozen and one of them covers the key. */
    boolean isFrozenFor(String key) {
        EvictionTargets kept = frozen;
        return kept != null && kept.cover(key);
    }

    /** Returns the recent evictions, each target once. */
    synchronized Batch batch() {
        trim();
        Set<String> keys = new LinkedHashSet<>();
        Set<GroupPattern> groups = new LinkedHashSet<>();
        for (Entry entry : entries) {
            keys.addAll(entry.keys);
            groups.addAll(entry.groups);
        }
        return new Batch(keys, groups);
    }

    private void trim() {
        long now = frozen != null ? frozenAt : nanoTime.getAsLong();
        while (!entries.isEmpty() && (targets > MAX_TARGETS || now - entries.peekFirst().at > WINDOW_NANOS)) {
            targets -= entries.removeFirst().targets();
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
