package dev.larder.runtime.internal.key;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a {@link Locale}: its language tag, or all its fields when the tag leaves ill-formed ones out. */
final class LocaleText {

    private LocaleText() {}

    static String of(Locale locale) {
        String tag = locale.toLanguageTag();
        return Locale.forLanguageTag(tag).equals(locale) ? tag : ofFields(locale, tag);
    }

    /** The slashes tell the fields apart, and from a tag, which has none. The tag has the extensions and the script. */
    private static String ofFields(Locale locale, String tag) {
        return Stream.of(locale.getLanguage(), locale.getCountry(), locale.getVariant(), tag)
                .map(field -> field.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }
}
