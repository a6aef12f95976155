package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.internal.config.ChosenSettings;
import dev.larder.runtime.internal.config.SettingDefinition;
import dev.larder.runtime.internal.config.Settings;
import dev.larder.runtime.internal.config.SettingsTable;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The builder, the records and the texts obey one table of settings. */
class ResolvedSettingsTest {

    /** The settings that only a record holds. The builder takes the whole record. */
    private static final Set<String> WITHIN_RECORDS = Set.of(
            "breakerFailures",
            "probeInterval",
            "maxPendingEvictions",
            "concurrentLoads",
            "loadWait",
            "refreshThreads",
            "refreshQueue",
            "refreshPause",
            "deadlineLoads",
            "auditShare",
            "auditGrace",
            "auditRepairs",
            "auditRate",
            "auditThreads");

    private static final List<Duration> TOO_LONG = List.of(
            Duration.ofDays(30), Duration.ofMillis(1L << 31), Duration.ofDays(146_000), Duration.ofSeconds(1L << 62));

    static Stream<SettingDefinition<?>> settingsOfTheBuilder() {
        return SettingsTable.all().stream().filter(setting -> !WITHIN_RECORDS.contains(setting.name()));
    }

    static Stream<SettingDefinition<?>> durations() {
        return SettingsTable.all().stream().filter(setting -> setting.type() == Duration.class);
    }

    private static Settings written(Map<String, String> texts) {
        return new Settings(ClassLoader.getPlatformClassLoader(), new Properties(), texts);
    }

    private static Method setter(String name) {
        return Arrays.stream(LarderBuilder.class.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the builder has no method " + name));
    }

    @ParameterizedTest
    @MethodSource("settingsOfTheBuilder")
    void theBuilderHasAMethodForEachSettingAndTakesItsDefault(SettingDefinition<?> setting) throws Exception {
        Object byDefault = setting == SettingsTable.ON_EVICT_FAILURE
                ? OnEvictFailure.valueOf(SettingsTable.ON_EVICT_FAILURE.byDefault())
                : setting.byDefault();
        LarderBuilder builder = Larder.builder();
        assertThat(setter(setting.name()).invoke(builder, byDefault)).isSameAs(builder);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aDurationThatNoTimerHoldsIsRefusedByTheBuilderAndTheRecords(SettingDefinition<Duration> setting) {
        String longest =
                setting == SettingsTable.LEASE_TIME ? "24h" : setting == SettingsTable.TRANSACTION_TIME ? "1h" : "24d";
        for (Duration tooLong : TOO_LONG) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> chooseBy(setting.name(), tooLong))
                    .withMessageStartingWith(setting.name() + " = ")
                    .withMessageContaining("and at most " + longest);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Larder.builder()
                        .store(InMemoryCacheStore.create())
                        .setting("larder." + setting.name(), "30d")
                        .open())
                .withMessageStartingWith("larder." + setting.name() + " = \"30d\" (LarderBuilder.setting) must be")
                .withMessageContaining("and at most " + longest);
    }

    /** Calls the builder's method, or the method of the record that holds the setting. */
    private static void chooseBy(String name, Duration value) throws Throwable {
        String wither = "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        try {
            if (!WITHIN_RECORDS.contains(name)) {
                setter(name).invoke(Larder.builder(), value);
            } else if (name.startsWith("audit")) {
                AuditConfig.DEFAULTS.withGrace(value);
            } else if (name.startsWith("refresh")) {
                FreshnessConfig.class.getMethod(wither, Duration.class).invoke(FreshnessConfig.DEFAULTS, value);
            } else {
                OutageConfig.class.getMethod(wither, Duration.class).invoke(OutageConfig.DEFAULTS, value);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void theLongestDurationsAreAccepted() {
        assertThatNoException()
                .isThrownBy(() -> Larder.builder()
                        .store(InMemoryCacheStore.create())
                        .commandTimeout(SettingsTable.MAX_DURATION)
                        .patternTimeout(SettingsTable.MAX_DURATION)
                        .connectTimeout(SettingsTable.MAX_DURATION)
                        .pingTimeout(SettingsTable.MAX_DURATION)
                        .leaseTime(Duration.ofHours(24))
                        .leaseWait(SettingsTable.MAX_DURATION)
                        .open()
                        .close());
    }

    @Test
    void theConfigurationIsChecked() {
        LarderConfig defaults = LarderConfig.DEFAULTS;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LarderConfig(
                        "shop:",
                        defaults.commandTimeout(),
                        defaults.patternTimeout(),
                        defaults.connectTimeout(),
                        defaults.pingTimeout(),
                        defaults.leaseTime(),
                        defaults.leaseWait(),
                        defaults.maxValueSize(),
                        false,
                        defaults.outage(),
                        defaults.freshness(),
                        defaults.near(),
                        defaults.transactionTime(),
                        defaults.audit()))
                .withMessageStartingWith("keyPrefix = \"shop:\" is not literal text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.outage().withBreakerFailures(0))
                .withMessage("breakerFailures = 0 must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.freshness().withRefreshQueue(-1))
                .withMessage("refreshQueue = -1 must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.audit().withShare(100))
                .withMessage("auditShare = 100.0 must be at least 0.0 and at most 1.0, which is 100%");
    }

    @Test
    void withoutAnyChoiceTheDefaultsHold() {
        ResolvedSettings resolved = new ResolvedSettings(new ChosenSettings(), written(Map.of()));

        assertThat(resolved.config()).isEqualTo(LarderConfig.DEFAULTS);
        assertThat(resolved.isEnabled()).isTrue();
        assertThat(resolved.isBatching()).isTrue();
        assertThat(resolved.isLazy()).isFalse();
    }

    @Test
    void aDisabledCacheConnectsInTheBackgroundUnlessToldOtherwise() {
        Map<String, String> disabled = Map.of("larder.enabled", "false");
        assertThat(new ResolvedSettings(new ChosenSettings(), written(disabled)).isLazy())
                .isTrue();

        ChosenSettings eager = new ChosenSettings();
        eager.choose(SettingsTable.LAZY_CONNECT, false);
        assertThat(new ResolvedSettings(eager, written(disabled)).isLazy()).isFalse();
    }

    @Test
    void theOutcomeOfAFailedEvictionIsTakenFromItsOwnMethodFirst() {
        for (boolean outageFirst : new boolean[] {true, false}) {
            LarderBuilder builder = Larder.builder().store(InMemoryCacheStore.create());
            OutageConfig outage = OutageConfig.DEFAULTS.withLoadWait(Duration.ofSeconds(1));
            if (outageFirst) {
                builder.outage(outage).onEvictFailure(OnEvictFailure.THROW);
            } else {
                builder.onEvictFailure(OnEvictFailure.THROW).outage(outage);
            }
            try (Larder larder = builder.open()) {
                assertThat(larder.config().outage()).isEqualTo(outage.withOnEvictFailure(OnEvictFailure.THROW));
            }
        }
    }

    @Test
    void theTableNamesTheConstantsOfTheChoice() {
        for (OnEvictFailure choice : OnEvictFailure.values()) {
            assertThat(SettingsTable.ON_EVICT_FAILURE.require(choice.name())).isEqualTo(choice.name());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsTable.ON_EVICT_FAILURE.require("IGNORE"))
                .withMessageEndingWith("must be one of " + Arrays.toString(OnEvictFailure.values()));
    }
}
