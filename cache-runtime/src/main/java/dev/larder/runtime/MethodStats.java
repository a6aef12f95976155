package dev.larder.runtime;

import dev.larder.runtime.internal.stats.MethodCounters;
import java.time.Duration;

/**
 * What one method did since its {@link Larder} was opened.
 *
 * @param hits calls answered by a stored value at the first read
 * @param absentHits calls answered by a remembered absence at the first read
 * @param misses calls whose first read found nothing usable or failed
 * @param loads calls of the loader, failed ones included
 * @param loadFailures loads that threw
 * @param totalLoadTime the time that all loads took
 * @param stores values that the store accepted, remembered absences included
 * @param refusedStores loaded values that were not stored because an eviction came in between
 * @param rejectedValues stored values that were damaged or of another shape
 * @param evictions evictions that succeeded
 * @param evictedKeys the keys that they removed
 * @param errors commands that failed, and values that could not be written
 * @param bypasses calls that went on without the cache at once, because the store fails or an eviction is pending
 * @param oversizedValues loaded values that were not stored, and stored ones not read, because of their size
 * @param shedLoads calls that failed with {@link CacheOverloadException}
 * @param refreshes background loads that were begun, also counted in {@code loads}
 * @param refreshFailures background loads that threw
 * @param skippedRefreshes background loads that found no thread
 * @param staleServed values past their TTL that were served, since a load threw or took too long
 * @param loadTimeouts calls whose load took longer than {@code hardLoadDeadline}
 */
public record MethodStats(
        long hits,
        long absentHits,
        long misses,
        long loads,
        long loadFailures,
        Duration totalLoadTime,
        long stores,
        long refusedStores,
        long rejectedValues,
        long evictions,
        long evictedKeys,
        long errors,
        long bypasses,
        long oversizedValues,
        long shedLoads,
        long refreshes,
        long refreshFailures,
        long skippedRefreshes,
        long staleServed,
        long loadTimeouts) {

    /** The counts of a method that was never called. */
    public static final MethodStats NONE =
            new MethodStats(0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static MethodStats of(MethodCounters counters) {
        return new MethodStats(
                counters.hits(),
                counters.absentHits(),
                counters.misses(),
                counters.loads(),
                counters.loadFailures(),
                Duration.ofNanos(counters.loadNanos()),
                counters.stores(),
                counters.refusedStores(),
                counters.rejectedValues(),
                counters.evictions(),
                counters.evictedKeys(),
                counters.errors(),
                counters.bypasses(),
                counters.oversizedValues(),
                counters.shedLoads(),
                counters.refreshes(),
                counters.refreshFailures(),
                counters.skippedRefreshes(),
                counters.staleServings(),
                counters.loadTimeouts());
    }

    /** Returns the share of calls that were answered at the first read, from 0 to 1; 0 when there were none. */
    public double hitRatio() {
        long answered = hits + absentHits;
        long calls = answered + misses;
        return calls == 0 ? 0 : (double) answered / calls;
    }

    /** Returns the sum of two. */
    public MethodStats plus(MethodStats other) {
        return new MethodStats(
                hits + other.hits,
                absentHits + other.absentHits,
                misses + other.misses,
                loads + other.loads,
                loadFailures + other.loadFailures,
                totalLoadTime.plus(other.totalLoadTime),
                stores + other.stores,
                refusedStores + other.refusedStores,
                rejectedValues + other.rejectedValues,
                evictions + other.evictions,
                evictedKeys + other.evictedKeys,
                errors + other.errors,
                bypasses + other.bypasses,
                oversizedValues + other.oversizedValues,
                shedLoads + other.shedLoads,
                refreshes + other.refreshes,
                refreshFailures + other.refreshFailures,
                skippedRefreshes + other.skippedRefreshes,
                staleServed + other.staleServed,
                loadTimeouts + other.loadTimeouts);
    }
}
