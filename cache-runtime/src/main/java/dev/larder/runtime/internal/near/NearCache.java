package dev.larder.runtime.internal.near;

import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink.Subscription;
import dev.larder.runtime.spi.near.NearRemoval;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept in this JVM, and the knowledge of whether one may still be served.
 *
 * <p><b>Removals.</b> Each removal, by this JVM or another, counts at a place of the {@link RemovalCounters}. An entry remembers the
 * counts of its key and of the key's prefixes from before the command whose answer it is. A read compares them. So a removal of a group
 * costs one increment, whatever it removes, and an answer that comes late is never served.
 *
 * <p><b>The bound.</b> A read that begins at {@code t} serves an entry only if its subscription is proven since {@code t} less
 * {@link NearConfig#staleness}: each removal that ended before then is counted.
 *
 * <p><b>This JVM.</b> Its own removals are counted before their commands complete. An eviction that failed is pending, and while it is,
 * its keys are not served.
 *
 * <p>Thread-safe.
 */
public final class NearCache {

    /** Two tables of 2^18 counters take 2 MiB. A thousand removals a second meet the place of a given key every four minutes. */
    private static final int COUNTER_BITS = 18;

    private final RemovalCounters counters;

    private final NearEntries entries;

    private final Function<String, Subscription> subscriptions;

    private final Predicate<String> isEvictionPending;

    private final Timekeeper time;

    /** Whether entries end by the clock by which the link proves. Then one look at it serves both. */
    private final boolean provesByTime;

    private final long stalenessNanos;

    private volatile boolean closed;

    /**
     * Creates an empty cache.
     *
     * @param subscriptions returns the present subscription to the removals of a key
     * @param isEvictionPending returns whether an eviction of a key is pending, or repeated by the store
     * @param time the clock by which entries end
     * @throws NoClassDefFoundError when Caffeine is not on the class path
     */
    NearCache(
            NearConfig config,
            Function<String, Subscription> subscriptions,
            Predicate<String> isEvictionPending,
            Timekeeper time) {
        this(config, subscriptions, isEvictionPending, time, COUNTER_BITS);
    }

    NearCache(
            NearConfig config,
            Function<String, Subscription> subscriptions,
            Predicate<String> isEvictionPending,
            Timekeeper time,
            int counterBits) {
        this.counters = new RemovalCounters(counterBits);
        this.entries = new NearEntries(config.size(), config.bytes());
        this.stalenessNanos = config.staleness().toNanos();
        this.subscriptions = subscriptions;
        this.isEvictionPending = isEvictionPending;
        this.time = time;
        this.provesByTime = time.isSystem();
    }

    /** Returns the entry of a key, which {@link #judge} has to allow; {@code null} when there is none. */
    public @Nullable NearEntry find(String key) {
        return entries.get(key);
    }

    /**
     * Decides whether a read may be answered by an entry.
     *
     * @param begunNanos the {@link #nanoTime} at which the read began
     * @param allowedNanos the maximum age that the reader allows
     */
    public Verdict judge(String key, NearEntry entry, long begunNanos, long allowedNanos) {
        if (entry.isPast(begunNanos, allowedNanos)) {
            return Verdict.PAST;
        }
        // In this order. A proof covers the removals that were counted before it, and a pending eviction is counted
        // before it is discharged. With the counts compared first, either could happen between the two looks.
        if (closed || !entry.isProvenSince((provesByTime ? begunNanos : System.nanoTime()) - stalenessNanos)) {
            return Verdict.UNPROVEN;
        }
        if (isEvictionPending.test(key)) {
            return Verdict.PENDING;
        }
        return entry.isCurrent(counters) ? Verdict.SERVED : Verdict.REMOVED;
    }

    /**
     * Returns a stamp of a key. It is taken before a command is sent whose answer may be kept; {@code null} while nobody tells of
     * removals, and no answer can be kept.
     */
    public @Nullable NearStamp stamp(String key) {
        Subscription subscription = subscriptions.apply(key);
        if (subscription == Subscription.NONE || closed) {
            return null;
        }
        int[] places = places(key);
        return new NearStamp(key, subscription, places, counters.sum(places), time.nanoTime());
    }

    private int[] places(String key) {
        long[] prefixes = NearHash.ofPrefixes(key);
        int[] places = new int[prefixes.length + 1];
        for (int i = 0; i < prefixes.length; i++) {
            places[i] = counters.ofPrefix(prefixes[i]);
        }
        places[prefixes.length] = counters.ofKey(NearHash.ofKey(key));
        return places;
    }

    /**
     * Keeps an answer, unless something was removed since its stamp was taken.
     *
     * @return whether it is kept
     */
    public boolean keep(String key, NearEntry entry) {
        // A removal that comes after this look is found by each read.
        if (closed || !entry.isCurrent(counters)) {
            return false;
        }
        entries.put(key, entry);
        return true;
    }

    /** Drops an entry that will not be served again. */
    public void drop(String key, NearEntry entry) {
        entries.remove(key, entry);
    }

    /** Counts a removal. */
    void removed(NearRemoval removal) {
        for (long hash : removal.keys()) {
            counters.increment(counters.ofKey(hash));
        }
        for (long hash : removal.prefixes()) {
            counters.increment(counters.ofPrefix(hash));
        }
    }

    /** Returns the present time of the clock by which entries end. */
    public long nanoTime() {
        return time.nanoTime();
    }

    /** Returns the number of entries, including those that will not be served again. */
    long size() {
        return entries.size();
    }

    /** Keeps and serves nothing from now on. */
    void close() {
        closed = true;
        entries.clear();
    }

    /** Whether an entry answers a read. */
    public enum Verdict {
        /** It does. */
        SERVED,
        /** It is too old. */
        PAST,
        /** Something was removed since it was filled. */
        REMOVED,
        /** The removals of the fleet may not be known in time. */
        UNPROVEN,
        /** An eviction of the key failed, or is repeated, and the store must not be read either. */
        PENDING
    }
}
