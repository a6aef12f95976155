package dev.larder.runtime.internal.outage;

import java.time.Duration;

/**
 * The settings of a {@link ResilientStore}.
 *
 * @param keyStart the key prefix and its colon, which all keys begin with, or nothing
 * @param commandTimeout the deadline of a command on keys, and of a probe
 * @param patternTimeout the deadline of an eviction by patterns
 * @param pingTimeout the deadline of a ping
 * @param breakerFailures number of failures, among twice as many commands, that open the breaker
 * @param probeInterval maximum pause between two probes
 * @param leaseTime time after which a lease ends by itself
 * @param capacity maximum number of pending evictions before they are widened
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
