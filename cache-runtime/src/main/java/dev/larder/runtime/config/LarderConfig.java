package dev.larder.runtime.config;

import dev.larder.runtime.internal.key.KeyEncoding;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a {@code Larder}, made by its builder. A configuration holds no address and no secret.
 *
 * @param keyPrefix put before every key, with a {@code :} between them: names a tenant or an application; empty for none
 * @param commandTimeout how long a call waits for one command before it goes on without the cache; 250 ms by default
 * @param patternTimeout how long an eviction by patterns may take in all; 30 s by default
 * @param connectTimeout how long connecting may take; 1 s by default
 * @param pingTimeout how long the server may take to answer a ping; 2 s by default
 * @param leaseTime how long a load may take and still be stored; 30 s by default, at most a day
 * @param leaseWait how long a call waits for another one's load of the same key before it loads by itself, without
 *     storing; 3 s by default
 * @param maxValueSize how many bytes a stored value may have; larger ones are loaded each time; 8 MiB by default
 * @param keysInEvents whether events for a {@code CacheListener} hold keys, whose arguments may be personal data;
 *     {@code false} by default
 * @param outage what to do while the store is away
 * @param freshness what background loads may use
 */
public record LarderConfig(
        String keyPrefix,
        Duration commandTimeout,
        Duration patternTimeout,
        Duration connectTimeout,
        Duration pingTimeout,
        Duration leaseTime,
        Duration leaseWait,
        int maxValueSize,
        boolean keysInEvents,
        OutageConfig outage,
        FreshnessConfig freshness) {

    // Before DEFAULTS, which is checked against it.
    private static final Duration LONGEST_LEASE = Duration.ofHours(24);

    /** The settings of a {@code Larder} that is told nothing else. */
    public static final LarderConfig DEFAULTS = new LarderConfig(
            "",
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            8 << 20,
            false,
            OutageConfig.DEFAULTS,
            FreshnessConfig.DEFAULTS);

    /** @throws IllegalArgumentException when one is out of range, with its name and what to write instead */
    public LarderConfig {
        requireKeyPrefix(keyPrefix);
        requireAtLeastMilli(commandTimeout, "commandTimeout");
        requireAtLeastMilli(patternTimeout, "patternTimeout");
        requireAtLeastMilli(connectTimeout, "connectTimeout");
        requireAtLeastMilli(pingTimeout, "pingTimeout");
        requireLeaseTime(leaseTime);
        if (leaseWait.isNegative()) {
            throw new IllegalArgumentException("leaseWait must not be negative but is " + leaseWait);
        }
        requireMaxValueSize(maxValueSize);
        Objects.requireNonNull(outage, "outage");
        Objects.requireNonNull(freshness, "freshness");
    }

    public static int requireMaxValueSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxValueSize must be at least 1 byte but is " + bytes);
        }
        return bytes;
    }

    /** Returns the text before every key: the key prefix and its {@code :}, or nothing. */
    public String keyStart() {
        return keyPrefix.isEmpty() ? "" : keyPrefix + ":";
    }

    public static String requireKeyPrefix(String keyPrefix) {
        if (keyPrefix.isEmpty()) {
            return keyPrefix;
        }
        for (String segment : keyPrefix.split(":", -1)) {
            if (segment.isEmpty() || !segment.codePoints().allMatch(KeyEncoding::isLiteral)) {
                throw new IllegalArgumentException("keyPrefix \"" + keyPrefix
                        + "\" is not literal text; write letters, digits and . _ - such as \"shop\" or \"eu:shop\","
                        + " without a colon at the end");
            }
        }
        return keyPrefix;
    }

    public static Duration requireLeaseTime(Duration leaseTime) {
        if (leaseTime.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("leaseTime must be at most " + LONGEST_LEASE + " but is " + leaseTime
                    + "; it bounds how long others wait for a load that died");
        }
        return requireAtLeastMilli(leaseTime, "leaseTime");
    }

    public static Duration requireAtLeastMilli(Duration duration, String name) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 ms but is " + duration);
        }
        return duration;
    }
}
