package dev.larder.runtime.memory;

import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was evicted when, for as long as traces last. A pattern leaves the trace of its prefix, or of all keys when it has none.
 * Thread-safe.
 */
final class EvictionTraces {

    /** The trace of all keys. No key and no prefix is empty. */
    private static final String ALL = "";

    private static final int MIN_PRUNED = 64;

    private final LongSupplier nowMicros;

    private final Map<String, Long> times = new ConcurrentHashMap<>();

    /** How long traces last, in microseconds; {@code null} while none are left. */
    private volatile @Nullable Long lasting;

    /** The time since when all evictions have left their trace. */
    private volatile long completeSince;

    /** The number of traces beyond which those that are over are dropped; guarded by this. */
    private int pruneAt = MIN_PRUNED;

    EvictionTraces(LongSupplier nowMicros) {
        this.nowMicros = nowMicros;
    }

    synchronized void begin(Duration time) {
        Long known = lasting;
        long micros = Math.max(time.toNanos() / 1000, known == null ? 0 : known);
        if (known == null) {
            completeSince = nowMicros.getAsLong();
        }
        lasting = micros;
    }

    /** Leaves traces of keys and groups, except those of tags: each store under a tag asks for the tag's own trace. */
    void leave(Collection<String> keys, Collection<GroupPattern> groups) {
        keys.forEach(this::leave);
        groups.stream()
                .filter(group -> !group.isTag())
                .forEach(group -> leave(group.needsScan() ? ALL : group.prefix() + ":"));
    }

    private synchronized void leave(String name) {
        Long kept = lasting;
        if (kept != null) {
            long now = nowMicros.getAsLong();
            times.merge(name, now, Math::max);
            if (times.size() > pruneAt) {
                // First, since a trace that is missing must not look like none.
                completeSince = Math.max(completeSince, now - kept);
                times.values().removeIf(at -> at < now - kept);
                pruneAt = 2 * times.size() + MIN_PRUNED;
            }
        }
    }

    /** Returns for how long a key was not evicted; {@code null} when no traces are left. */
    @Nullable
    Duration unevictedFor(String key) {
        if (lasting == null) {
            return null;
        }
        long latest = Math.max(completeSince, Math.max(time(ALL), time(key)));
        for (int colon = key.indexOf(':'); colon >= 0; colon = key.indexOf(':', colon + 1)) {
            latest = Math.max(latest, time(key.substring(0, colon + 1)));
        }
        return Duration.of(Math.max(0, nowMicros.getAsLong() - latest), ChronoUnit.MICROS);
    }

    private long time(String name) {
        return times.getOrDefault(name, completeSince);
    }
}
