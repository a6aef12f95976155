package dev.larder.runtime.config;

import java.time.Duration;
import java.util.Objects;

/**
 * What a {@code Larder} does while its store is away. Immutable; begin with {@link #DEFAULTS}.
 *
 * @param breakerFailures how many commands must fail, of at most twice as many in a row, before none are sent any more
 *     until a probe succeeds; 5 by default
 * @param probeInterval the longest pause between two probes, which begin at 50 ms; 500 ms by default
 * @param maxPendingEvictions how many failed evictions are kept one by one; beyond it they are merged into wider ones;
 *     10,000 by default
 * @param onEvictFailure what an {@code @Evicts} method does when its eviction fails; {@link OnEvictFailure#QUEUE} by
 *     default
 * @param concurrentLoads how many loads of one method may run at once while no commands are sent, to spare what the
 *     cache stands before; 64 by default
 * @param loadWait how long a call waits for one of them to end before it throws {@link dev.larder.runtime.error.CacheOverloadException}; 3 s by
 *     default
 */
public record OutageConfig(
        int breakerFailures,
        Duration probeInterval,
        int maxPendingEvictions,
        OnEvictFailure onEvictFailure,
        int concurrentLoads,
        Duration loadWait) {

    /** The settings of a {@code Larder} that is told nothing else. */
    public static final OutageConfig DEFAULTS =
            new OutageConfig(5, Duration.ofMillis(500), 10_000, OnEvictFailure.QUEUE, 64, Duration.ofSeconds(3));

    /** @throws IllegalArgumentException when one is out of range, with its name */
    public OutageConfig {
        requirePositive(breakerFailures, "breakerFailures");
        // Not by LarderConfig: its DEFAULTS need these DEFAULTS, and whichever class is used first must find the other.
        if (probeInterval.toMillis() < 1) {
            throw new IllegalArgumentException("probeInterval must be at least 1 ms but is " + probeInterval);
        }
        requirePositive(maxPendingEvictions, "maxPendingEvictions");
        Objects.requireNonNull(onEvictFailure, "onEvictFailure");
        requirePositive(concurrentLoads, "concurrentLoads");
        if (loadWait.isNegative()) {
            throw new IllegalArgumentException("loadWait must not be negative but is " + loadWait);
        }
    }

    public OutageConfig withBreakerFailures(int failures) {
        return new OutageConfig(
                failures, probeInterval, maxPendingEvictions, onEvictFailure, concurrentLoads, loadWait);
    }

    public OutageConfig withProbeInterval(Duration interval) {
        return new OutageConfig(
                breakerFailures, interval, maxPendingEvictions, onEvictFailure, concurrentLoads, loadWait);
    }

    public OutageConfig withMaxPendingEvictions(int evictions) {
        return new OutageConfig(breakerFailures, probeInterval, evictions, onEvictFailure, concurrentLoads, loadWait);
    }

    public OutageConfig withOnEvictFailure(OnEvictFailure choice) {
        return new OutageConfig(breakerFailures, probeInterval, maxPendingEvictions, choice, concurrentLoads, loadWait);
    }

    public OutageConfig withConcurrentLoads(int loads) {
        return new OutageConfig(breakerFailures, probeInterval, maxPendingEvictions, onEvictFailure, loads, loadWait);
    }

    public OutageConfig withLoadWait(Duration wait) {
        return new OutageConfig(
                breakerFailures, probeInterval, maxPendingEvictions, onEvictFailure, concurrentLoads, wait);
    }

    private static void requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + number);
        }
    }
}
