package dev.larder.runtime.internal.key;

import java.util.Locale;

/**
 * The text of a locale: its language tag, or where a tag would lose something {@code language/country/variant}. Locales that
 * differ have different texts.
 */
public final class LocaleText {

    private static final char SEPARATOR = '/';

    private LocaleText() {}

    /** Returns the text. */
    public static String of(Locale locale) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            return tag;
        }
        // Parts that come from a constructor hold any text, separators included.
        return escaped(locale.getLanguage())
                + SEPARATOR
                + escaped(locale.getCountry())
                + SEPARATOR
                + escaped(locale.getVariant())
                + (locale.getScript().isEmpty() && !locale.hasExtensions() ? "" : SEPARATOR + tag);
    }

    private static String escaped(String part) {
        return part.replace("!", "!0").replace("/", "!1");
    }

    private static String plain(String part) {
        return part.replace("!1", "/").replace("!0", "!");
    }

    /**
     * Returns the locale of a text that {@link #of} gave.
     *
     * @throws IllegalArgumentException when the text is none of a locale
     */
    @SuppressWarnings("deprecation") // The factory that replaces the constructor is newer than Java 17.
    public static Locale parse(String text) {
        String[] parts = text.split(String.valueOf(SEPARATOR), -1);
        Locale locale = parts.length == 3
                ? new Locale(plain(parts[0]), plain(parts[1]), plain(parts[2]))
                : Locale.forLanguageTag(text);
        if (!of(locale).equals(text)) {
            throw new IllegalArgumentException("the text is no locale");
        }
        return locale;
    }
}
