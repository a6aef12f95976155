package dev.larder.runtime;

import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.internal.config.Settings;
import dev.larder.runtime.redisson.ClientSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that a {@link LarderBuilder} was told; the others are found elsewhere. Not thread-safe. */
final class ConfigDraft {

    /** The names of all settings that are not of a method, without {@code larder.}. */
    static final List<String> NAMES = List.of(
            "enabled",
            "keyPrefix",
            "commandTimeout",
            "patternTimeout",
            "connectTimeout",
            "pingTimeout",
            "leaseTime",
            "leaseWait",
            "maxValueSize",
            "keysInEvents",
            "lazyConnect",
            "batching",
            "connections",
            "networkThreads",
            "breakerFailures",
            "probeInterval",
            "maxPendingEvictions",
            "onEvictFailure",
            "concurrentLoads",
            "loadWait",
            "refreshThreads",
            "refreshQueue",
            "refreshPause",
            "deadlineLoads");

    @Nullable
    Boolean enabled;

    @Nullable
    String keyPrefix;

    @Nullable
    Duration commandTimeout;

    @Nullable
    Duration patternTimeout;

    @Nullable
    Duration connectTimeout;

    @Nullable
    Duration pingTimeout;

    @Nullable
    Duration leaseTime;

    @Nullable
    Duration leaseWait;

    @Nullable
    Integer maxValueSize;

    @Nullable
    Boolean keysInEvents;

    @Nullable
    Boolean lazyConnect;

    @Nullable
    Boolean gathering;

    @Nullable
    Integer connections;

    @Nullable
    Integer networkThreads;

    @Nullable
    OutageConfig outage;

    @Nullable
    FreshnessConfig freshness;

    @Nullable
    OnEvictFailure onEvictFailure;

    /**
     * Returns what was told, else what is set, else the defaults.
     *
     * @throws IllegalArgumentException when something that is set can't be
     */
    LarderConfig resolve(Settings settings) {
        LarderConfig defaults = LarderConfig.DEFAULTS;
        return new LarderConfig(
                settings.text("keyPrefix", keyPrefix, defaults.keyPrefix()),
                settings.duration("commandTimeout", commandTimeout, defaults.commandTimeout()),
                settings.duration("patternTimeout", patternTimeout, defaults.patternTimeout()),
                settings.duration("connectTimeout", connectTimeout, defaults.connectTimeout()),
                settings.duration("pingTimeout", pingTimeout, defaults.pingTimeout()),
                settings.duration("leaseTime", leaseTime, defaults.leaseTime()),
                settings.duration("leaseWait", leaseWait, defaults.leaseWait()),
                settings.number("maxValueSize", maxValueSize, defaults.maxValueSize()),
                settings.flag("keysInEvents", keysInEvents, defaults.keysInEvents()),
                resolveOutage(settings),
                resolveFreshness(settings));
    }

    private FreshnessConfig resolveFreshness(Settings settings) {
        FreshnessConfig defaults = FreshnessConfig.DEFAULTS;
        return freshness != null
                ? freshness
                : new FreshnessConfig(
                        settings.number("refreshThreads", null, defaults.refreshThreads()),
                        settings.number("refreshQueue", null, defaults.refreshQueue()),
                        settings.duration("refreshPause", null, defaults.refreshPause()),
                        settings.number("deadlineLoads", null, defaults.deadlineLoads()));
    }

    private OutageConfig resolveOutage(Settings settings) {
        OutageConfig defaults = OutageConfig.DEFAULTS;
        OutageConfig resolved = outage != null
                ? outage
                : new OutageConfig(
                        settings.number("breakerFailures", null, defaults.breakerFailures()),
                        settings.duration("probeInterval", null, defaults.probeInterval()),
                        settings.number("maxPendingEvictions", null, defaults.maxPendingEvictions()),
                        settings.constant("onEvictFailure", null, defaults.onEvictFailure()),
                        settings.number("concurrentLoads", null, defaults.concurrentLoads()),
                        settings.duration("loadWait", null, defaults.loadWait()));
        return onEvictFailure == null ? resolved : resolved.withOnEvictFailure(onEvictFailure);
    }

    /** Returns the size of the client that Larder makes for itself. */
    ClientSettings resolveClient(Settings settings) {
        ClientSettings defaults = ClientSettings.DEFAULTS;
        return new ClientSettings(
                settings.number("connections", connections, defaults.connections()),
                settings.number("networkThreads", networkThreads, defaults.networkThreads()),
                defaults.tuning());
    }

    /** Whether something was told of the client that Larder makes for itself. */
    boolean tellsOfClient() {
        return connections != null || networkThreads != null;
    }

    /** Whether methods are answered from the cache. */
    boolean isEnabled(Settings settings) {
        return settings.flag("enabled", enabled, true);
    }

    /**
     * Whether to connect in the background; a cache that is not used must not keep the application from starting.
     *
     * @param connects whether there is anything to connect
     */
    boolean isLazy(Settings settings, boolean connects) {
        return settings.flag("lazyConnect", lazyConnect, connects && !isEnabled(settings));
    }

    /** Whether concurrent commands share round trips. */
    boolean isGathering(Settings settings) {
        return settings.flag("batching", gathering, true);
    }
}
