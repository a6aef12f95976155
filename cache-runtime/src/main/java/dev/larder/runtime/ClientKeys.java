package dev.larder.runtime;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.spi.GroupPattern;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the keys that an application writes out itself, and puts the key prefix before them. Immutable. */
final class ClientKeys {

    private final String keyStart;

    ClientKeys(String keyStart) {
        this.keyStart = keyStart;
    }

    /**
     * Returns a key.
     *
     * @throws IllegalArgumentException when generated code could never have written it
     */
    CacheKey key(String text) {
        Objects.requireNonNull(text, "key");
        for (String segment : text.split(":", -1)) {
            if (!segment.codePoints().allMatch(ClientKeys::isAllowed)) {
                throw new IllegalArgumentException("the key " + AbbreviatedKey.of(text)
                        + " holds a blank, a control character or one of * ? [ ] \\ { } #; make it of a template, as in"
                        + " client.key(\"user:{id}\", id), which encodes them");
            }
        }
        if (text.isEmpty() || text.startsWith(":")) {
            throw new IllegalArgumentException(
                    "a key must not be empty or begin with a colon; write for instance user:42");
        }
        return new CacheKey(keyStart + text, keyStart.length());
    }

    /** Returns keys by their texts, in their order and without repetitions. */
    Map<String, CacheKey> all(Collection<String> texts) {
        Map<String, CacheKey> all = new LinkedHashMap<>();
        for (String text : Objects.requireNonNull(texts, "keys")) {
            all.put(text, key(text));
        }
        return all;
    }

    /** Returns the text of a template's key, without a key prefix. */
    static String fill(String template, @Nullable Object... values) {
        KeyTemplate known = KeyTemplate.of(Objects.requireNonNull(template, "template"));
        return new KeyFactory(known, "")
                .key(Objects.requireNonNull(values, "values"))
                .name();
    }

    /** What stands for null and for an encoded character is part of keys as well. */
    private static boolean isAllowed(int character) {
        return !KeyEncoding.isEncoded(character) || character == '%' || character == '~';
    }

    GroupPattern group(String glob) {
        if (Objects.requireNonNull(glob, "pattern").isEmpty()) {
            throw new IllegalArgumentException("a pattern must not be empty; write * for every key");
        }
        return GroupPattern.scanned(keyStart + glob);
    }
}
