package dev.larder.runtime.internal.client;

import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyFactory;
import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the keys that an application writes itself, and puts the key prefix before them. Immutable. */
public final class ClientKeys {

    private final String keyStart;

    /** @param keyStart the text before every key: the key prefix and its {@code :}, or nothing */
    public ClientKeys(String keyStart) {
        this.keyStart = keyStart;
    }

    /**
     * Returns a key.
     *
     * @throws IllegalArgumentException when no template could have made it
     */
    public CacheKey key(String text) {
        return CacheKey.parse(text, keyStart);
    }

    /** Returns keys by their texts, in their order and without repetitions. */
    public Map<String, CacheKey> all(Collection<String> texts) {
        Map<String, CacheKey> all = new LinkedHashMap<>();
        for (String text : Objects.requireNonNull(texts, "keys")) {
            all.put(text, key(text));
        }
        return all;
    }

    /** Returns the text of a template's key, without a key prefix. */
    public static String fill(String template, @Nullable Object... values) {
        KeyTemplate known = KeyTemplate.of(Objects.requireNonNull(template, "template"));
        return new KeyFactory(known, "")
                .key(Objects.requireNonNull(values, "values"))
                .name();
    }

    /** Returns the group of keys that a glob matches, to be found by a scan. */
    public GroupPattern group(String glob) {
        if (Objects.requireNonNull(glob, "pattern").isEmpty()) {
            throw new IllegalArgumentException("a pattern must not be empty; write * for every key");
        }
        return GroupPattern.scanned(keyStart + glob);
    }
}
