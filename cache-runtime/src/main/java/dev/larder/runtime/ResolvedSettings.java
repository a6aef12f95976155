package dev.larder.runtime;

import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.internal.config.ChosenSettings;
import dev.larder.runtime.internal.config.SettingDefinition;
import dev.larder.runtime.internal.config.Settings;
import dev.larder.runtime.internal.config.SettingsTable;
import dev.larder.runtime.redisson.ClientSettings;

/**
 * The settings of one {@link Larder}: chosen by its builder, or else written as text, or else the defaults.
 *
 * @param chosen the values of the builder
 * @param written the values of the file and of system properties
 */
record ResolvedSettings(ChosenSettings chosen, Settings written) {

    /**
     * Returns the configuration.
     *
     * @throws IllegalArgumentException when a value that is written is not allowed
     */
    LarderConfig config() {
        return new LarderConfig(
                value(SettingsTable.KEY_PREFIX),
                value(SettingsTable.COMMAND_TIMEOUT),
                value(SettingsTable.PATTERN_TIMEOUT),
                value(SettingsTable.CONNECT_TIMEOUT),
                value(SettingsTable.PING_TIMEOUT),
                value(SettingsTable.LEASE_TIME),
                value(SettingsTable.LEASE_WAIT),
                value(SettingsTable.MAX_VALUE_SIZE),
                value(SettingsTable.KEYS_IN_EVENTS),
                outage(),
                freshness(),
                near(),
                value(SettingsTable.TRANSACTION_TIME),
                audit());
    }

    private OutageConfig outage() {
        return new OutageConfig(
                value(SettingsTable.BREAKER_FAILURES),
                value(SettingsTable.PROBE_INTERVAL),
                value(SettingsTable.MAX_PENDING_EVICTIONS),
                OnEvictFailure.valueOf(value(SettingsTable.ON_EVICT_FAILURE)),
                value(SettingsTable.CONCURRENT_LOADS),
                value(SettingsTable.LOAD_WAIT));
    }

    private FreshnessConfig freshness() {
        return new FreshnessConfig(
                value(SettingsTable.REFRESH_THREADS),
                value(SettingsTable.REFRESH_QUEUE),
                value(SettingsTable.REFRESH_PAUSE),
                value(SettingsTable.DEADLINE_LOADS));
    }

    private NearConfig near() {
        return new NearConfig(
                value(SettingsTable.NEAR_STALENESS),
                value(SettingsTable.NEAR_SIZE),
                value(SettingsTable.NEAR_BYTES),
                value(SettingsTable.NEAR_MESSAGES));
    }

    private AuditConfig audit() {
        return new AuditConfig(
                value(SettingsTable.AUDIT_SHARE),
                value(SettingsTable.AUDIT_GRACE),
                value(SettingsTable.AUDIT_REPAIRS),
                value(SettingsTable.AUDIT_RATE),
                value(SettingsTable.AUDIT_THREADS));
    }

    /** Returns the settings of the client that Larder creates. */
    ClientSettings client() {
        return new ClientSettings(
                value(SettingsTable.CONNECTIONS),
                value(SettingsTable.NETWORK_THREADS),
                ClientSettings.DEFAULTS.tuning());
    }

    /** Returns whether methods are answered from the cache. */
    boolean isEnabled() {
        return value(SettingsTable.ENABLED);
    }

    /**
     * Returns whether to connect in the background. That is the default of a disabled cache, which must not keep the
     * application from starting.
     */
    boolean isLazy() {
        return SettingsTable.LAZY_CONNECT.resolve(written, chosen.get(SettingsTable.LAZY_CONNECT), !isEnabled());
    }

    /** Returns whether concurrent commands share round trips. */
    boolean isBatching() {
        return value(SettingsTable.BATCHING);
    }

    private <T> T value(SettingDefinition<T> setting) {
        return setting.resolve(written, chosen.get(setting));
    }
}
