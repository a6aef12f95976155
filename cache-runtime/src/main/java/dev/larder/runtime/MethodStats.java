package dev.larder.runtime;

import dev.larder.runtime.internal.stats.Counter;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * The counts of one method since its {@link Larder} was opened. Immutable.
 *
 * @param hits calls that a stored value answered at the first read
 * @param absentHits calls that a remembered absence answered at the first read
 * @param misses calls whose first read failed, or found no usable value
 * @param loads calls of the loader, failed ones included; not those of audits
 * @param loadFailures loads that threw
 * @param totalLoadTime time that all loads took together
 * @param stores values and absent markers that the store accepted
 * @param refusedStores loaded values that were not stored, because an eviction came between the load and the store
 * @param rejectedValues stored values that were damaged, or written by another version of their class
 * @param evictions evictions that succeeded
 * @param evictedKeys keys that these evictions removed
 * @param errors commands that failed, and values that could not be written or read back
 * @param bypasses calls that did not ask the store, because it fails, or an eviction of the key is pending
 * @param keylessCalls calls that went past the cache, because no key could be made of their arguments
 * @param oversizedValues values that were not stored, or not read, because of their size
 * @param shedLoads calls that failed with {@link dev.larder.runtime.error.CacheOverloadException}
 * @param refreshes loads in the background; they also count as {@code loads}
 * @param refreshFailures loads in the background that threw
 * @param skippedRefreshes loads in the background that found no thread
 * @param staleServed values past their TTL that were served, because a load threw or took too long
 * @param loadTimeouts calls whose load took longer than {@code hardLoadDeadline}
 * @param unstoredInTransaction loaded values that were not stored, because the call ran in a transaction
 * @param nearHits hits and absent hits that the near cache answered
 * @param nearFills answers that the near cache took in
 * @param nearRemovals near answers that a call found to be removed, by an eviction or update of any process
 * @param nearBypasses calls that found a near answer and asked the store instead, because the near cache could not prove its
 *     bound
 * @param audits hits that the auditor began to check
 * @param auditsAgreed audits that found in the source what the store holds
 * @param auditsUndecided audits without a verdict, such as after an eviction, or because the load threw or gave another value each
 *     time
 * @param foundStale audits that found another value in the source, after the grace time as before
 * @param staleRepaired stale values that the auditor removed
 * @param skippedAudits drawn hits that were not audited, because enough audits ran
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
        long keylessCalls,
        long oversizedValues,
        long shedLoads,
        long refreshes,
        long refreshFailures,
        long skippedRefreshes,
        long staleServed,
        long loadTimeouts,
        long unstoredInTransaction,
        long nearHits,
        long nearFills,
        long nearRemovals,
        long nearBypasses,
        long audits,
        long auditsAgreed,
        long auditsUndecided,
        long foundStale,
        long staleRepaired,
        long skippedAudits) {

    /** The counts of a method that was never called. */
    public static final MethodStats NONE = of(counter -> 0);

    /** Returns statistics of the counts that a function gives. */
    static MethodStats of(ToLongFunction<Counter> count) {
        return new MethodStats(
                count.applyAsLong(Counter.HITS),
                count.applyAsLong(Counter.ABSENT_HITS),
                count.applyAsLong(Counter.MISSES),
                count.applyAsLong(Counter.LOADS),
                count.applyAsLong(Counter.LOAD_FAILURES),
                Duration.ofNanos(count.applyAsLong(Counter.LOAD_NANOS)),
                count.applyAsLong(Counter.STORES),
                count.applyAsLong(Counter.REFUSED_STORES),
                count.applyAsLong(Counter.REJECTED_VALUES),
                count.applyAsLong(Counter.EVICTIONS),
                count.applyAsLong(Counter.EVICTED_KEYS),
                count.applyAsLong(Counter.ERRORS),
                count.applyAsLong(Counter.BYPASSES),
                count.applyAsLong(Counter.KEYLESS_CALLS),
                count.applyAsLong(Counter.OVERSIZED_VALUES),
                count.applyAsLong(Counter.SHED_LOADS),
                count.applyAsLong(Counter.REFRESHES),
                count.applyAsLong(Counter.REFRESH_FAILURES),
                count.applyAsLong(Counter.SKIPPED_REFRESHES),
                count.applyAsLong(Counter.STALE_SERVED),
                count.applyAsLong(Counter.LOAD_TIMEOUTS),
                count.applyAsLong(Counter.UNSTORED_IN_TRANSACTION),
                count.applyAsLong(Counter.NEAR_HITS),
                count.applyAsLong(Counter.NEAR_FILLS),
                count.applyAsLong(Counter.NEAR_REMOVALS),
                count.applyAsLong(Counter.NEAR_BYPASSES),
                count.applyAsLong(Counter.AUDITS),
                count.applyAsLong(Counter.AUDITS_AGREED),
                count.applyAsLong(Counter.AUDITS_UNDECIDED),
                count.applyAsLong(Counter.FOUND_STALE),
                count.applyAsLong(Counter.STALE_REPAIRED),
                count.applyAsLong(Counter.SKIPPED_AUDITS));
    }

    /** Returns one count. */
    long count(Counter counter) {
        return switch (counter) {
            case HITS -> hits;
            case ABSENT_HITS -> absentHits;
            case MISSES -> misses;
            case LOADS -> loads;
            case LOAD_FAILURES -> loadFailures;
            case LOAD_NANOS -> totalLoadTime.toNanos();
            case STORES -> stores;
            case REFUSED_STORES -> refusedStores;
            case REJECTED_VALUES -> rejectedValues;
            case EVICTIONS -> evictions;
            case EVICTED_KEYS -> evictedKeys;
            case ERRORS -> errors;
            case BYPASSES -> bypasses;
            case KEYLESS_CALLS -> keylessCalls;
            case OVERSIZED_VALUES -> oversizedValues;
            case SHED_LOADS -> shedLoads;
            case REFRESHES -> refreshes;
            case REFRESH_FAILURES -> refreshFailures;
            case SKIPPED_REFRESHES -> skippedRefreshes;
            case STALE_SERVED -> staleServed;
            case LOAD_TIMEOUTS -> loadTimeouts;
            case UNSTORED_IN_TRANSACTION -> unstoredInTransaction;
            case NEAR_HITS -> nearHits;
            case NEAR_FILLS -> nearFills;
            case NEAR_REMOVALS -> nearRemovals;
            case NEAR_BYPASSES -> nearBypasses;
            case AUDITS -> audits;
            case AUDITS_AGREED -> auditsAgreed;
            case AUDITS_UNDECIDED -> auditsUndecided;
            case FOUND_STALE -> foundStale;
            case STALE_REPAIRED -> staleRepaired;
            case SKIPPED_AUDITS -> skippedAudits;
        };
    }

    /** Returns the share of calls that were answered at the first read, from 0 to 1; 0 when there were none. */
    public double hitRatio() {
        long answered = hits + absentHits;
        long calls = answered + misses;
        return calls == 0 ? 0 : (double) answered / calls;
    }

    /** Returns the sums of these counts and other ones. */
    public MethodStats plus(MethodStats other) {
        return of(counter -> count(counter) + other.count(counter));
    }
}
