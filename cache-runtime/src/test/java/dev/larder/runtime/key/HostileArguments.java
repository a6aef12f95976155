package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.KeyEncoding;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random key arguments, most of them made to be mistaken for something else; few enough that some come twice. */
final class HostileArguments {

    private static final List<String> FRAGMENTS = List.of(
            ":", "::", "*", "**", "?", "[", "]", "[a-z]", "[^a]", "\\", "\\*", "{", "}", "{id}", "{}", "~", "#", "#ix",
            "%", "%3A", "%25", "%7E", "null", "sha256-", "sha256", " ", "\t", "\n", "\r", "\0", "\u007f", "\u0085",
            "\u00a0", "\u2028", "\u200b", "\u202e", "\ufeff", "é", "e\u0301", "ß", "日本", "😀", "\ud83d", "\ude00",
            "\ud800", "\udfff", "a", "b", "user", "42", "-", "_", ".", "\"", "'", "/", "orders");

    private final Random random;

    HostileArguments(Random random) {
        this.random = random;
    }

    /** Strings only: within one method an argument has one static type. */
    @Nullable
    String next() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> KeyEncoding.digest(fragments(2));
            case 3 -> fragments(1).repeat(random.nextInt(200));
            case 4 -> randomUnits(random.nextInt(6));
            case 5 -> "x".repeat(120 + random.nextInt(20)) + fragments(1);
            case 6 -> Long.toString(random.nextInt(1000));
            default -> fragments(1 + random.nextInt(4));
        };
    }

    private String fragments(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    /** Any UTF-16, well-formed or not. */
    private String randomUnits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
