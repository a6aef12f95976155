package dev.larder.runtime.internal.outage;

import java.time.Duration;

/**
 * How a {@link ResilientStore} guards.
 *
 * @param keyStart what stands before the first segment of all keys
 * @param commandTimeout the deadline of a command on keys, and of a probe
 * @param patternTimeout the deadline of an eviction by patterns
 * @param pingTimeout the deadline of a ping
 * @param breakerFailures how many of twice as many commands fail before the breaker opens
 * @param probeInterval the longest pause between two probes
 * @param leaseTime how long a lease lives by itself
 * @param capacity how many evictions may be pending before they are widened
 */
public record OutageSettings(
        String keyStart,
        Duration commandTimeout,
        Duration patternTimeout,
        Duration pingTimeout,
        int breakerFailures,
        Duration probeInterval,
        Duration leaseTime,
        int capacity) {}
