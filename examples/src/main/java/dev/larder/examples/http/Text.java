package dev.larder.examples.http;

import org.jspecify.annotations.Nullable;

/** Text from a request, where a missing property is {@code null} whatever the record says. */
final class Text {

    private Text() {}

    static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
