package dev.larder.runtime.internal.stats;

/** The counters of a method. Statistics and their documentation follow this list. */
public enum Counter {
    HITS("hits", "calls that a stored value answered at the first read"),
    ABSENT_HITS("absentHits", "calls that an absent marker answered at the first read"),
    MISSES("misses", "calls whose first read failed, or found no usable value"),
    LOADS("loads", "calls of the loader, failed ones included; not those of [audits](auditor.md)"),
    LOAD_FAILURES("loadFailures", "loads that threw"),
    LOAD_NANOS("totalLoadTime", "time that all loads took together"),
    STORES("stores", "values and absent markers that the store accepted"),
    REFUSED_STORES(
            "refusedStores",
            "loaded values that were not stored, because an eviction came between the load and the store"),
    REJECTED_VALUES("rejectedValues", "stored values that were damaged, or written by another version of their class"),
    EVICTIONS("evictions", "evictions that succeeded"),
    EVICTED_KEYS("evictedKeys", "keys that these evictions removed"),
    ERRORS("errors", "commands that failed, and values that could not be written or read back"),
    BYPASSES("bypasses", "calls that did not ask the store, because it fails, or an eviction of the key is pending"),
    KEYLESS_CALLS("keylessCalls", "calls that went past the cache, because no key could be made of their arguments"),
    OVERSIZED_VALUES("oversizedValues", "values that were not stored, or not read, because of their size"),
    SHED_LOADS("shedLoads", "calls that failed because too many loads were running"),
    REFRESHES("refreshes", "loads in the background; they also count as loads"),
    REFRESH_FAILURES("refreshFailures", "loads in the background that threw"),
    SKIPPED_REFRESHES("skippedRefreshes", "loads in the background that found no thread"),
    STALE_SERVED("staleServed", "values past their TTL that were served, because a load threw or took too long"),
    LOAD_TIMEOUTS("loadTimeouts", "calls whose load took longer than the hard load deadline"),
    UNSTORED_IN_TRANSACTION(
            "unstoredInTransaction", "loaded values that were not stored, because the call ran in a transaction"),
    NEAR_HITS("nearHits", "hits and absent hits that the [near cache](near-cache.md) answered"),
    NEAR_FILLS("nearFills", "answers that the near cache took in"),
    NEAR_REMOVALS(
            "nearRemovals", "near answers that a call found to be removed, by an eviction or update of any process"),
    NEAR_BYPASSES(
            "nearBypasses",
            "calls that found a near answer and asked the store instead, because the near cache could not prove its bound"),
    AUDITS("audits", "hits that the [auditor](auditor.md) began to check"),
    AUDITS_AGREED("auditsAgreed", "audits that found in the source what the store holds"),
    AUDITS_UNDECIDED(
            "auditsUndecided",
            "audits without a verdict, such as after an eviction, or because the load threw or gave another value each time"),
    FOUND_STALE("foundStale", "audits that found another value in the source, after the grace time as before"),
    STALE_REPAIRED("staleRepaired", "stale values that the auditor removed"),
    SKIPPED_AUDITS("skippedAudits", "drawn hits that were not audited, because enough audits ran");

    private final String label;

    private final String description;

    Counter(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** Returns the name of the counter in statistics. */
    public String label() {
        return label;
    }

    /** Returns the things that are counted, as a noun phrase. */
    public String description() {
        return description;
    }
}
