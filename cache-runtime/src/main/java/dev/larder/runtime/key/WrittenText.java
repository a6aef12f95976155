package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.key.KeyEncoding;
import java.util.Objects;

/** Checks whole keys and tags that the application wrote itself. */
final class WrittenText {

    private WrittenText() {}

    /**
     * Returns the text.
     *
     * @param kind what it is meant to be, for messages
     * @throws IllegalArgumentException when no template could have made the text
     */
    static String require(String kind, String text) {
        Objects.requireNonNull(text, kind);
        if (!text.codePoints().allMatch(WrittenText::isAllowed)) {
            throw new IllegalArgumentException("the " + kind + " " + AbbreviatedKey.of(text)
                    + " holds a blank, a control character or one of * ? [ ] \\ { } #; make it of a template, as in"
                    + " client.key(\"user:{id}\", id), which encodes them");
        }
        if (text.isEmpty() || text.startsWith(":")) {
            throw new IllegalArgumentException(
                    "a " + kind + " must not be empty or begin with a colon; write for instance user:42");
        }
        return text;
    }

    /** Returns whether a key may hold the character: {@code %} and {@code ~} are part of encoded arguments. */
    private static boolean isAllowed(int character) {
        return !KeyEncoding.isEncoded(character) || character == '%' || character == '~' || character == ':';
    }
}
