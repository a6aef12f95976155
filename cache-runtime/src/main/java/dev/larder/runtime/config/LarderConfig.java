package dev.larder.runtime.config;

import dev.larder.runtime.internal.config.SettingsTable;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of a {@code Larder}, made by its builder. A configuration holds no address and no secret. Immutable. No
 * duration is longer than 24 days, which is the maximum of the client's timers.
 *
 * @param keyPrefix name of a tenant or an application, which is put before every key with a {@code :} between; empty for none
 * @param commandTimeout maximum time that a call waits for one command before it goes on without the cache; 250 ms by
 *     default
 * @param patternTimeout maximum time of an eviction by patterns in all; 30 s by default
 * @param connectTimeout maximum time to connect; 1 s by default
 * @param pingTimeout maximum time in which the server answers a ping; 2 s by default
 * @param leaseTime maximum time of a load whose value is still stored; 30 s by default, at most 24 hours
 * @param leaseWait maximum time that a call waits for another call's load of the same key. After that it loads without
 *     storing. 3 s by default; zero does not wait
 * @param maxValueSize maximum number of bytes of a stored value; 8 MiB by default. Larger values are loaded by each call
 * @param keysInEvents whether events for a {@code CacheListener} hold keys, whose arguments may be personal data;
 *     {@code false} by default
 * @param outage the behaviour while the store is away
 * @param freshness the limits of background loads
 * @param near the settings of the near cache
 * @param transactionTime maximum age of a transaction whose loads are stored, for which evictions leave traces; at most an
 *     hour. All processes that use the same keys have the same. Zero, the default, stores nothing that is loaded in a snapshot
 * @param audit the settings of the auditor
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
        FreshnessConfig freshness,
        NearConfig near,
        Duration transactionTime,
        AuditConfig audit) {

    /** The defaults. */
    public static final LarderConfig DEFAULTS = new LarderConfig(
            SettingsTable.KEY_PREFIX.byDefault(),
            SettingsTable.COMMAND_TIMEOUT.byDefault(),
            SettingsTable.PATTERN_TIMEOUT.byDefault(),
            SettingsTable.CONNECT_TIMEOUT.byDefault(),
            SettingsTable.PING_TIMEOUT.byDefault(),
            SettingsTable.LEASE_TIME.byDefault(),
            SettingsTable.LEASE_WAIT.byDefault(),
            SettingsTable.MAX_VALUE_SIZE.byDefault(),
            SettingsTable.KEYS_IN_EVENTS.byDefault(),
            OutageConfig.DEFAULTS,
            FreshnessConfig.DEFAULTS,
            NearConfig.DEFAULTS,
            SettingsTable.TRANSACTION_TIME.byDefault(),
            AuditConfig.DEFAULTS);

    /** @throws IllegalArgumentException when a value is out of range; the message names the setting, the rule and the value */
    public LarderConfig {
        SettingsTable.KEY_PREFIX.require(keyPrefix);
        SettingsTable.COMMAND_TIMEOUT.require(commandTimeout);
        SettingsTable.PATTERN_TIMEOUT.require(patternTimeout);
        SettingsTable.CONNECT_TIMEOUT.require(connectTimeout);
        SettingsTable.PING_TIMEOUT.require(pingTimeout);
        SettingsTable.LEASE_TIME.require(leaseTime);
        SettingsTable.LEASE_WAIT.require(leaseWait);
        SettingsTable.MAX_VALUE_SIZE.require(maxValueSize);
        Objects.requireNonNull(outage, "outage");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(near, "near");
        SettingsTable.TRANSACTION_TIME.require(transactionTime);
        Objects.requireNonNull(audit, "audit");
    }

    /** Returns the text before every key: the key prefix and its {@code :}, or an empty text. */
    public String keyStart() {
        return keyPrefix.isEmpty() ? "" : keyPrefix + ":";
    }
}
