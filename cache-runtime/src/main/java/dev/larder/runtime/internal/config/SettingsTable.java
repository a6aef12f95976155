package dev.larder.runtime.internal.config;

import dev.larder.runtime.internal.key.KeyEncoding;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All settings of a {@code Larder}, except those of methods. The builder, the file and the documentation follow this table. */
public final class SettingsTable {

    /** Longest duration of a setting. Timers of the client count milliseconds as an {@code int}, which holds 24 days. */
    public static final Duration MAX_DURATION = Duration.ofDays(24);

    private static final Duration MILLI = Duration.ofMillis(1);

    public static final SettingDefinition<Boolean> ENABLED = flag("enabled", true, "whether the cache answers methods");

    public static final SettingDefinition<String> KEY_PREFIX = new SettingDefinition<>(
            "keyPrefix",
            String.class,
            Setting::text,
            "",
            "",
            new ValueRule<>(
                    SettingsTable::isKeyPrefix,
                    "is not literal text; write letters, digits and . _ - such as \"shop\" or \"eu:shop\","
                            + " without a colon at the end"),
            "name of a tenant or an application, which is put before every key with a `:` between");

    public static final SettingDefinition<Duration> COMMAND_TIMEOUT = timeout(
            "commandTimeout",
            Duration.ofMillis(250),
            "maximum time that a call waits for one command before it goes on without the cache");

    public static final SettingDefinition<Duration> PATTERN_TIMEOUT =
            timeout("patternTimeout", Duration.ofSeconds(30), "maximum time of an eviction by patterns in all");

    public static final SettingDefinition<Duration> CONNECT_TIMEOUT =
            timeout("connectTimeout", Duration.ofSeconds(1), "maximum time to connect");

    public static final SettingDefinition<Duration> PING_TIMEOUT =
            timeout("pingTimeout", Duration.ofSeconds(2), "maximum time in which the server answers a ping");

    public static final SettingDefinition<Duration> LEASE_TIME = duration(
            "leaseTime",
            Duration.ofSeconds(30),
            MILLI,
            Duration.ofHours(24),
            "other callers of the key wait that long for a load that died",
            "maximum time of a load whose value is still stored");

    public static final SettingDefinition<Duration> LEASE_WAIT = pause(
            "leaseWait",
            Duration.ofSeconds(3),
            "maximum time that a call waits for another call's load of the same key; `0s` does not wait");

    public static final SettingDefinition<Integer> MAX_VALUE_SIZE =
            count("maxValueSize", 8 << 20, "maximum number of bytes of a stored value");

    public static final SettingDefinition<Boolean> KEYS_IN_EVENTS =
            flag("keysInEvents", false, "whether events hold keys, whose arguments may be personal data");

    public static final SettingDefinition<Boolean> LAZY_CONNECT =
            flag("lazyConnect", false, "whether `open()` returns at once and connects in the background");

    public static final SettingDefinition<Boolean> BATCHING =
            flag("batching", true, "whether concurrent commands share round trips");

    public static final SettingDefinition<Integer> CONNECTIONS =
            count("connections", 8, "number of connections to each master");

    public static final SettingDefinition<Integer> NETWORK_THREADS = new SettingDefinition<>(
            "networkThreads",
            Integer.class,
            Setting::number,
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            "half the processors, at least 1",
            ValueRule.atLeast(1),
            "number of threads that read and write the connections");

    public static final SettingDefinition<Integer> BREAKER_FAILURES =
            count("breakerFailures", 5, "number of failed commands, among twice as many, after which no more are sent");

    public static final SettingDefinition<Duration> PROBE_INTERVAL = timeout(
            "probeInterval", Duration.ofMillis(500), "maximum pause between two probes of a server that failed");

    public static final SettingDefinition<Integer> MAX_PENDING_EVICTIONS = count(
            "maxPendingEvictions",
            10_000,
            "maximum number of failed evictions that are kept one by one, for each master; more are merged into wider"
                    + " ones");

    public static final SettingDefinition<String> ON_EVICT_FAILURE = choice(
            "onEvictFailure",
            "QUEUE",
            List.of("QUEUE", "THROW"),
            "outcome of an `@Evicts` method whose eviction fails: `QUEUE` returns, `THROW` throws; the eviction is repeated"
                    + " in both cases");

    public static final SettingDefinition<Integer> CONCURRENT_LOADS =
            count("concurrentLoads", 64, "maximum number of concurrent loads of a method while no commands are sent");

    public static final SettingDefinition<Duration> LOAD_WAIT =
            pause("loadWait", Duration.ofSeconds(3), "maximum time that a call waits for one of these loads to end");

    public static final SettingDefinition<Integer> REFRESH_THREADS =
            count("refreshThreads", 4, "maximum number of concurrent [refreshes](freshness.md) of blocking methods");

    public static final SettingDefinition<Integer> REFRESH_QUEUE =
            count("refreshQueue", 1000, "maximum number of refreshes that wait; a later read tries the others again");

    public static final SettingDefinition<Duration> REFRESH_PAUSE = pause(
            "refreshPause",
            Duration.ofSeconds(5),
            "time without another attempt for a key whose refresh failed, or whose load failed while a stale value was there");

    public static final SettingDefinition<Integer> DEADLINE_LOADS =
            count("deadlineLoads", 64, "maximum number of concurrent loads of blocking methods with a load deadline");

    public static final SettingDefinition<Duration> NEAR_STALENESS = duration(
            "nearStaleness",
            Duration.ofMillis(500),
            Duration.ofMillis(50),
            MAX_DURATION,
            null,
            "maximum time after an eviction for which [near caches](near-cache.md) of other JVMs serve the old value; the same"
                    + " in all processes");

    public static final SettingDefinition<Integer> NEAR_SIZE =
            count("nearSize", 10_000, "maximum number of entries of the near cache");

    public static final SettingDefinition<Integer> NEAR_BYTES = count(
            "nearBytes",
            64 << 20,
            "maximum number of bytes of all entries of the near cache; an entry counts as `nearBytes / nearSize` at least");

    public static final SettingDefinition<Boolean> NEAR_MESSAGES = flag(
            "nearMessages",
            true,
            "whether this process tells near caches what it removes; `false` only where no process has a near cache");

    public static final SettingDefinition<Duration> TRANSACTION_TIME = duration(
            "transactionTime",
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(1),
            "the store keeps what was evicted for as long",
            "maximum age of a [transaction](transactions.md) whose loads are stored, for which evictions leave traces; the same in"
                    + " all processes; `0s` leaves none");

    public static final SettingDefinition<Double> AUDIT_SHARE = new SettingDefinition<>(
            "auditShare",
            Double.class,
            Setting::share,
            0.0,
            "0%",
            new ValueRule<>(share -> share >= 0 && share <= 1, "must be at least 0.0 and at most 1.0, which is 100%"),
            "share of the hits that the [auditor](auditor.md) checks against the source");

    public static final SettingDefinition<Duration> AUDIT_GRACE = timeout(
            "auditGrace",
            Duration.ofSeconds(2),
            "time after which the auditor looks again at a value that differs; longer than from a commit to the end of its"
                    + " eviction");

    public static final SettingDefinition<Boolean> AUDIT_REPAIRS =
            flag("auditRepairs", false, "whether the auditor removes a value that it found stale");

    public static final SettingDefinition<Integer> AUDIT_RATE =
            count("auditRate", 10, "maximum number of audits that begin per second in this process");

    public static final SettingDefinition<Integer> AUDIT_THREADS =
            count("auditThreads", 2, "maximum number of concurrent loads of the auditor");

    private static final List<SettingDefinition<?>> ALL = List.of(
            ENABLED,
            KEY_PREFIX,
            COMMAND_TIMEOUT,
            PATTERN_TIMEOUT,
            CONNECT_TIMEOUT,
            PING_TIMEOUT,
            LEASE_TIME,
            LEASE_WAIT,
            MAX_VALUE_SIZE,
            KEYS_IN_EVENTS,
            LAZY_CONNECT,
            BATCHING,
            CONNECTIONS,
            NETWORK_THREADS,
            BREAKER_FAILURES,
            PROBE_INTERVAL,
            MAX_PENDING_EVICTIONS,
            ON_EVICT_FAILURE,
            CONCURRENT_LOADS,
            LOAD_WAIT,
            REFRESH_THREADS,
            REFRESH_QUEUE,
            REFRESH_PAUSE,
            DEADLINE_LOADS,
            NEAR_STALENESS,
            NEAR_SIZE,
            NEAR_BYTES,
            NEAR_MESSAGES,
            TRANSACTION_TIME,
            AUDIT_SHARE,
            AUDIT_GRACE,
            AUDIT_REPAIRS,
            AUDIT_RATE,
            AUDIT_THREADS);

    private SettingsTable() {}

    /** Returns all settings in the order of the documentation. */
    public static List<SettingDefinition<?>> all() {
        return ALL;
    }

    /** Returns the names of all settings, without {@code larder.}, in the order of the documentation. */
    public static List<String> names() {
        return ALL.stream().<String>map(SettingDefinition::name).toList();
    }

    private static SettingDefinition<Boolean> flag(String name, boolean byDefault, String description) {
        return new SettingDefinition<>(
                name,
                Boolean.class,
                Setting::flag,
                byDefault,
                Boolean.toString(byDefault),
                ValueRule.any(),
                description);
    }

    private static SettingDefinition<Integer> count(String name, int byDefault, String description) {
        return new SettingDefinition<>(
                name,
                Integer.class,
                Setting::number,
                byDefault,
                Integer.toString(byDefault),
                ValueRule.atLeast(1),
                description);
    }

    private static SettingDefinition<Duration> timeout(String name, Duration byDefault, String description) {
        return duration(name, byDefault, MILLI, MAX_DURATION, null, description);
    }

    private static SettingDefinition<Duration> pause(String name, Duration byDefault, String description) {
        return duration(name, byDefault, Duration.ZERO, MAX_DURATION, null, description);
    }

    private static SettingDefinition<Duration> duration(
            String name, Duration byDefault, Duration min, Duration max, @Nullable String reason, String description) {
        return new SettingDefinition<>(
                name,
                Duration.class,
                Setting::duration,
                byDefault,
                DurationText.format(byDefault),
                ValueRule.between(min, max, reason),
                description);
    }

    private static SettingDefinition<String> choice(
            String name, String byDefault, List<String> choices, String description) {
        return new SettingDefinition<>(
                name,
                String.class,
                setting -> setting.text().toUpperCase(Locale.ROOT),
                byDefault,
                byDefault,
                new ValueRule<>(choices::contains, "must be one of " + choices),
                description);
    }

    private static boolean isKeyPrefix(String text) {
        return text.isEmpty()
                || Arrays.stream(text.split(":", -1))
                        .allMatch(segment ->
                                !segment.isEmpty() && segment.codePoints().allMatch(KeyEncoding::isLiteral));
    }
}
