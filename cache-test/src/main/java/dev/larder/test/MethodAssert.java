package dev.larder.test;

import dev.larder.runtime.MethodStats;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Assertions about the calls of one method. Not thread-safe. */
public final class MethodAssert {

    private final LarderAssert larder;

    private final String name;

    MethodAssert(LarderAssert larder, String name) {
        this.larder = larder;
        this.name = name;
    }

    /** Asserts how many calls a stored value has answered at the first read. A batch counts each of its keys. */
    public MethodAssert hasHits(long expected) {
        return has("hits", expected, MethodStats::hits);
    }

    /** Asserts how many calls a remembered absence has answered. */
    public MethodAssert hasAbsentHits(long expected) {
        return has("absent hits", expected, MethodStats::absentHits);
    }

    /** Asserts how many calls found no usable value at the first read. A batch counts each of its keys. */
    public MethodAssert hasMisses(long expected) {
        return has("misses", expected, MethodStats::misses);
    }

    /** Asserts how often the service was called, failures and refreshes included. A batch is one load. */
    public MethodAssert hasLoads(long expected) {
        return has("loads", expected, MethodStats::loads);
    }

    /** Asserts how often the service has thrown. */
    public MethodAssert hasFailedLoads(long expected) {
        return has("failed loads", expected, MethodStats::loadFailures);
    }

    /** Asserts how many values and absences were stored. */
    public MethodAssert hasStores(long expected) {
        return has("stores", expected, MethodStats::stores);
    }

    /** Asserts how many loaded values were not stored, because an eviction came before. */
    public MethodAssert hasRefusedStores(long expected) {
        return has("refused stores", expected, MethodStats::refusedStores);
    }

    /** Asserts how many stored values could not be read, and were loaded again. */
    public MethodAssert hasRejectedValues(long expected) {
        return has("rejected values", expected, MethodStats::rejectedValues);
    }

    /** Asserts how many evictions of the method have succeeded. */
    public MethodAssert hasEvictions(long expected) {
        return has("evictions", expected, MethodStats::evictions);
    }

    /** Asserts how many loads in the background there were. */
    public MethodAssert hasRefreshes(long expected) {
        return has("refreshes", expected, MethodStats::refreshes);
    }

    /** Asserts how many values past their TTL were served, because a load threw or took too long. */
    public MethodAssert hasStaleServed(long expected) {
        return has("stale values served", expected, MethodStats::staleServed);
    }

    /** Asserts how many values the auditor has found stale. It checks in the background, so await its {@code audits} first. */
    public MethodAssert hasFoundStale(long expected) {
        return has("values found stale", expected, MethodStats::foundStale);
    }

    /** Asserts how many commands have failed, and how many values could not be written. */
    public MethodAssert hasErrors(long expected) {
        return has("errors", expected, MethodStats::errors);
    }

    /** Asserts how many calls did not ask the store, since it fails, or an eviction of the key is pending. */
    public MethodAssert hasBypasses(long expected) {
        return has("bypasses", expected, MethodStats::bypasses);
    }

    /** Returns to the assertions about the cache, for another method or for keys. */
    public LarderAssert and() {
        return larder;
    }

    private MethodAssert has(String what, long expected, ToLongFunction<MethodStats> count) {
        larder.verify(() -> {
            long actual = count.applyAsLong(larder.stats(name)) - count.applyAsLong(larder.statsBefore(name));
            return actual == expected
                    ? Optional.empty()
                    : Optional.of(
                            "Expected the " + what + " of " + name + " to be " + expected + ", but they are " + actual);
        });
        return this;
    }
}
