package dev.larder.runtime.config;

import java.time.Duration;

/**
 * What background loads may use: those of {@code refreshAfter}, and those of methods with a load deadline.
 *
 * @param refreshThreads how many refreshes of blocking methods run at once; 4 by default. Asynchronous methods need none
 * @param refreshQueue how many more may wait; 1000 by default. A refresh that finds no place is left to a later read
 * @param refreshPause how long a key is not refreshed after a refresh failed; and how long a stale value is served without
 *     another load after a load failed; 5 s by default
 * @param deadlineLoads how many loads of blocking methods with a load deadline run at once, those that nobody waits for any
 *     more included; 64 by default. Sixteen times as many wait for their turn, within their deadline; a call that finds no
 *     place there either takes a stale value, or else fails with {@link dev.larder.runtime.error.CacheOverloadException}
 */
public record FreshnessConfig(int refreshThreads, int refreshQueue, Duration refreshPause, int deadlineLoads) {

    /** The settings of a {@code Larder} that is told nothing else. */
    public static final FreshnessConfig DEFAULTS = new FreshnessConfig(4, 1000, Duration.ofSeconds(5), 64);

    /** @throws IllegalArgumentException when one is out of range, with its name */
    public FreshnessConfig {
        requirePositive(refreshThreads, "refreshThreads");
        requirePositive(refreshQueue, "refreshQueue");
        requirePositive(deadlineLoads, "deadlineLoads");
        if (refreshPause.isNegative()) {
            throw new IllegalArgumentException("refreshPause must not be negative but is " + refreshPause);
        }
    }

    /** Returns these with another {@link #refreshThreads}. */
    public FreshnessConfig withRefreshThreads(int threads) {
        return new FreshnessConfig(threads, refreshQueue, refreshPause, deadlineLoads);
    }

    /** Returns these with another {@link #refreshQueue}. */
    public FreshnessConfig withRefreshQueue(int queue) {
        return new FreshnessConfig(refreshThreads, queue, refreshPause, deadlineLoads);
    }

    /** Returns these with another {@link #refreshPause}. */
    public FreshnessConfig withRefreshPause(Duration pause) {
        return new FreshnessConfig(refreshThreads, refreshQueue, pause, deadlineLoads);
    }

    /** Returns these with another {@link #deadlineLoads}. */
    public FreshnessConfig withDeadlineLoads(int loads) {
        return new FreshnessConfig(refreshThreads, refreshQueue, refreshPause, loads);
    }

    private static void requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + number);
        }
    }
}
