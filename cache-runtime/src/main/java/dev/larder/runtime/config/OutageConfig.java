package dev.larder.runtime.config;

import dev.larder.runtime.internal.config.SettingsTable;
import java.time.Duration;
import java.util.Objects;

/**
 * The behaviour of a {@code Larder} while its store is away. Immutable; start from {@link #DEFAULTS}.
 *
 * @param breakerFailures number of failed commands, among twice as many, after which no more are sent until a probe succeeds;
 *     at least 1; 5 by default
 * @param probeInterval maximum pause between two probes; 500 ms by default. The first pause is 50 ms
 * @param maxPendingEvictions maximum number of failed evictions that are kept one by one for each master; at least 1; 10,000 by
 *     default. More evictions are merged into wider ones
 * @param onEvictFailure the outcome of an {@code @Evicts} method whose eviction fails; {@link OnEvictFailure#QUEUE} by
 *     default
 * @param concurrentLoads maximum number of concurrent loads of one method while no commands are sent, to spare the source;
 *     at least 1; 64 by default
 * @param loadWait maximum time that a call waits for one of these loads to end; not negative; 3 s by default. After that it
 *     throws {@link dev.larder.runtime.error.CacheOverloadException}
 */
public record OutageConfig(
        int breakerFailures,
        Duration probeInterval,
        int maxPendingEvictions,
        OnEvictFailure onEvictFailure,
        int concurrentLoads,
        Duration loadWait) {

    /** The defaults. */
    public static final OutageConfig DEFAULTS = new OutageConfig(
            SettingsTable.BREAKER_FAILURES.byDefault(),
            SettingsTable.PROBE_INTERVAL.byDefault(),
            SettingsTable.MAX_PENDING_EVICTIONS.byDefault(),
            OnEvictFailure.valueOf(SettingsTable.ON_EVICT_FAILURE.byDefault()),
            SettingsTable.CONCURRENT_LOADS.byDefault(),
            SettingsTable.LOAD_WAIT.byDefault());

    /** @throws IllegalArgumentException when a value is out of range; the message names the setting, the rule and the value */
    public OutageConfig {
        SettingsTable.BREAKER_FAILURES.require(breakerFailures);
        SettingsTable.PROBE_INTERVAL.require(probeInterval);
        SettingsTable.MAX_PENDING_EVICTIONS.require(maxPendingEvictions);
        Objects.requireNonNull(onEvictFailure, "onEvictFailure");
        SettingsTable.CONCURRENT_LOADS.require(concurrentLoads);
        SettingsTable.LOAD_WAIT.require(loadWait);
    }

    /** Returns these settings with another {@link #breakerFailures}. */
    public OutageConfig withBreakerFailures(int failures) {
        return new OutageConfig(
                failures, probeInterval, maxPendingEvictions, onEvictFailure, concurrentLoads, loadWait);
    }

    /** Returns these settings with another {@link #probeInterval}. */
    public OutageConfig withProbeInterval(Duration interval) {
        return new OutageConfig(
                breakerFailures, interval, maxPendingEvictions, onEvictFailure, concurrentLoads, loadWait);
    }

    /** Returns these settings with another {@link #maxPendingEvictions}. */
    public OutageConfig withMaxPendingEvictions(int evictions) {
        return new OutageConfig(breakerFailures, probeInterval, evictions, onEvictFailure, concurrentLoads, loadWait);
    }

    /** Returns these settings with another {@link #onEvictFailure}. */
    public OutageConfig withOnEvictFailure(OnEvictFailure choice) {
        return new OutageConfig(breakerFailures, probeInterval, maxPendingEvictions, choice, concurrentLoads, loadWait);
    }

    /** Returns these settings with another {@link #concurrentLoads}. */
    public OutageConfig withConcurrentLoads(int loads) {
        return new OutageConfig(breakerFailures, probeInterval, maxPendingEvictions, onEvictFailure, loads, loadWait);
    }

    /** Returns these settings with another {@link #loadWait}. */
    public OutageConfig withLoadWait(Duration wait) {
        return new OutageConfig(
                breakerFailures, probeInterval, maxPendingEvictions, onEvictFailure, concurrentLoads, wait);
    }
}
