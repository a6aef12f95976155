package dev.larder.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTableTest {

    private static Settings settings(String name, String text) {
        return new Settings(ClassLoader.getPlatformClassLoader(), new Properties(), Map.of("larder." + name, text));
    }

    private static Settings none() {
        return new Settings(ClassLoader.getPlatformClassLoader(), new Properties(), Map.of());
    }

    static Stream<SettingDefinition<?>> all() {
        return SettingsTable.all().stream();
    }

    @SuppressWarnings("unchecked")
    static Stream<SettingDefinition<Duration>> durations() {
        return all().filter(setting -> setting.type() == Duration.class)
                .map(setting -> (SettingDefinition<Duration>) setting);
    }

    @SuppressWarnings("unchecked")
    static Stream<SettingDefinition<Integer>> numbers() {
        return all().filter(setting -> setting.type() == Integer.class)
                .map(setting -> (SettingDefinition<Integer>) setting);
    }

    @Test
    void namesAreUnique() {
        assertThat(SettingsTable.names()).doesNotHaveDuplicates().hasSize(34);
    }

    @Test
    void theDocumentationHasARowForEachSetting() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        List<String> rows = Pattern.compile("^\\| `larder\\.\\w+` \\|.*$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(row -> row.group())
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(all().map(setting -> "| `larder." + setting.name() + "` | "
                                + (setting.defaultText().isEmpty() ? "none" : setting.defaultText()) + " | "
                                + setting.description() + " |")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void theDefaultCanBeWrittenAsItIsShown(SettingDefinition<T> setting) {
        assertThat(setting.resolve(none(), null)).isEqualTo(setting.byDefault()).isInstanceOf(setting.type());
        if (setting != SettingsTable.NETWORK_THREADS) {
            assertThat(setting.resolve(settings(setting.name(), setting.defaultText()), null))
                    .isEqualTo(setting.byDefault());
        }
    }

    @Test
    void theBuilderWinsOverTheFileAndThatOverTheDefault() {
        SettingDefinition<Duration> setting = SettingsTable.LEASE_WAIT;
        Settings file = settings("leaseWait", "2s");
        assertThat(setting.resolve(file, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(setting.resolve(file, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(setting.resolve(none(), null, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void durationsThatNoTimerCanHoldAreRefusedWithTheLongest(SettingDefinition<Duration> setting) {
        String longest =
                setting == SettingsTable.LEASE_TIME ? "24h" : setting == SettingsTable.TRANSACTION_TIME ? "1h" : "24d";
        for (Duration tooLong : List.of(
                Duration.ofDays(30),
                Duration.ofMillis(1L << 31),
                Duration.ofDays(400 * 365),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setting.require(tooLong))
                    .withMessageStartingWith(setting.name() + " = ")
                    .withMessageContaining("and at most " + longest);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.resolve(settings(setting.name(), "30d"), null))
                .withMessageStartingWith(
                        "larder." + setting.name() + " = \"30d\" (LarderBuilder.setting) must be at least ")
                .withMessageContaining("and at most " + longest);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void negativeDurationsAreRefused(SettingDefinition<Duration> setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.require(Duration.ofMillis(-1)))
                .withMessageStartingWith(setting.name() + " = PT-0.001S must be at least ");
        assertThatIllegalArgumentException().isThrownBy(() -> setting.require(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersBelowOneAreRefused(SettingDefinition<Integer> setting) {
        assertThat(setting.require(1)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.require(0))
                .withMessage(setting.name() + " = 0 must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.resolve(settings(setting.name(), "0"), null))
                .withMessage("larder." + setting.name() + " = \"0\" (LarderBuilder.setting) must be at least 1");
    }

    @Test
    void aTimeoutIsLongerThanZeroWhereAWaitMayBeZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsTable.COMMAND_TIMEOUT.require(Duration.ofNanos(999_999)))
                .withMessageContaining("must be at least 1ms and at most 24d");
        assertThat(SettingsTable.LEASE_WAIT.require(Duration.ZERO)).isZero();
        assertThat(SettingsTable.LOAD_WAIT.require(Duration.ZERO)).isZero();
        assertThat(SettingsTable.REFRESH_PAUSE.require(Duration.ZERO)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "eu:shop", "a.b_c-d"})
    void aKeyPrefixIsLiteralText(String prefix) {
        assertThat(SettingsTable.KEY_PREFIX.require(prefix)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "shop:", ":shop", "a::b", "sh*p", "a b", "{x}"})
    void otherKeyPrefixesAreRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsTable.KEY_PREFIX.require(prefix))
                .withMessageStartingWith("keyPrefix = \"" + prefix + "\" is not literal text; write letters");
    }

    @Test
    void aChoiceIsOneOfItsConstants() {
        assertThat(SettingsTable.ON_EVICT_FAILURE.resolve(settings("onEvictFailure", "throw"), null))
                .isEqualTo("THROW");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsTable.ON_EVICT_FAILURE.resolve(settings("onEvictFailure", "IGNORE"), null))
                .withMessageEndingWith("must be one of [QUEUE, THROW]");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.25S, 250ms",
        "PT1S, 1s",
        "PT1.5S, PT1.5S",
        "PT90S, 90s",
        "PT1H, 1h",
        "PT24H, 24h",
        "PT576H, 24d",
        "PT-1S, PT-1S",
        "PT0.000001S, PT0.000001S"
    })
    void durationsAreShownAsTheyAreWritten(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
        if (!duration.isNegative()) {
            assertThat(DurationText.parse(text)).isEqualTo(duration);
        }
    }
}
