package dev.larder.runtime.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LocaleTextTest {

    private static final List<Locale> DIFFERENT = List.of(
            Locale.ROOT,
            new Locale("und"),
            new Locale("en"),
            new Locale("en", "US_X_Y"),
            new Locale("en", "US_X", "Y"),
            new Locale("en", "US", "X_Y"),
            new Locale("en", "US_X", ""),
            new Locale("en", "US/X", ""),
            new Locale("en", "US", "/X"),
            new Locale("en", "US%2FX", ""),
            new Locale("", "US"),
            new Locale("", "", "X"),
            new Locale("", "", "POSIX"),
            new Locale("no", "NO", "NY"),
            new Locale("nn", "NO"),
            new Locale("ja", "JP", "JP"),
            new Locale("th", "TH", "TH"),
            Locale.forLanguageTag("zh-Hans-CN"),
            Locale.forLanguageTag("ja-JP-u-ca-japanese"),
            Locale.forLanguageTag("x-private"));

    @Test
    void localesThatAreNotEqualHaveDifferentTexts() {
        assertThat(Set.copyOf(DIFFERENT)).hasSameSizeAs(DIFFERENT);
        assertThat(new TreeSet<>(DIFFERENT.stream().map(KeyText::of).toList())).hasSameSizeAs(DIFFERENT);
    }

    @Test
    void aWellFormedLocaleHasItsLanguageTag() {
        assertThat(KeyText.of(Locale.CANADA_FRENCH)).isEqualTo("fr-CA");
        assertThat(KeyText.of(Locale.ROOT)).isEqualTo("und");
        assertThat(KeyText.of(Locale.forLanguageTag("zh-Hans-CN"))).isEqualTo("zh-Hans-CN");
    }
}
