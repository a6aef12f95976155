package dev.larder.runtime.config;

import dev.larder.runtime.internal.config.SettingsTable;
import java.time.Duration;

/**
 * The limits of background loads: refreshes, and loads of methods with a load deadline. Immutable; start from
 * {@link #DEFAULTS}.
 *
 * @param refreshThreads maximum number of concurrent refreshes of blocking methods, at least 1; 4 by default. Refreshes of
 *     asynchronous methods need no thread
 * @param refreshQueue maximum number of refreshes that wait for a thread, at least 1; 1000 by default. A refresh that finds
 *     no place is left to a later read
 * @param refreshPause time without another refresh of a key after its refresh failed, and without another load after a load
 *     failed while a stale value was served; not negative; 5 s by default
 * @param deadlineLoads maximum number of concurrent loads of blocking methods with a load deadline, at least 1; 64 by
 *     default. A load counts until it ends, also after its caller gave up. Sixteen times as many wait for their turn, within
 *     their deadline. A call that finds no place takes a stale value, or else fails with
 *     {@link dev.larder.runtime.error.CacheOverloadException}
 */
public record FreshnessConfig(int refreshThreads, int refreshQueue, Duration refreshPause, int deadlineLoads) {

    /** The defaults. */
    public static final FreshnessConfig DEFAULTS = new FreshnessConfig(
            SettingsTable.REFRESH_THREADS.byDefault(),
            SettingsTable.REFRESH_QUEUE.byDefault(),
            SettingsTable.REFRESH_PAUSE.byDefault(),
            SettingsTable.DEADLINE_LOADS.byDefault());

    /** @throws IllegalArgumentException when a value is out of range; the message names the setting, the rule and the value */
    public FreshnessConfig {
        SettingsTable.REFRESH_THREADS.require(refreshThreads);
        SettingsTable.REFRESH_QUEUE.require(refreshQueue);
        SettingsTable.REFRESH_PAUSE.require(refreshPause);
        SettingsTable.DEADLINE_LOADS.require(deadlineLoads);
    }

    /** Returns these limits with another {@link #refreshThreads}. */
    public FreshnessConfig withRefreshThreads(int threads) {
        return new FreshnessConfig(threads, refreshQueue, refreshPause, deadlineLoads);
    }

    /** Returns these limits with another {@link #refreshQueue}. */
    public FreshnessConfig withRefreshQueue(int queue) {
        return new FreshnessConfig(refreshThreads, queue, refreshPause, deadlineLoads);
    }

    /** Returns these limits with another {@link #refreshPause}. */
    public FreshnessConfig withRefreshPause(Duration pause) {
        return new FreshnessConfig(refreshThreads, refreshQueue, pause, deadlineLoads);
    }

    /** Returns these limits with another {@link #deadlineLoads}. */
    public FreshnessConfig withDeadlineLoads(int loads) {
        return new FreshnessConfig(refreshThreads, refreshQueue, refreshPause, loads);
    }
}
