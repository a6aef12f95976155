package dev.larder.runtime.internal.client;

import dev.larder.runtime.internal.binding.TagReach;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyFactory;
import dev.larder.runtime.key.KeyTag;
import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks the keys that an application writes itself, and puts the key prefix before them. Immutable. */
public final class ClientKeys {

    /** What to do instead of a call without tags. */
    public static final String PASS_TAGS = "pass its tags as well, or put it by the entries of the service";

    private final String keyStart;

    private final TagReach reach;

    /**
     * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
     * @param reach tells which keys may carry a tag
     */
    public ClientKeys(String keyStart, TagReach reach) {
        this.keyStart = keyStart;
        this.reach = reach;
    }

    /**
     * Returns a key.
     *
     * @throws IllegalArgumentException when no template could have made it
     */
    public CacheKey key(String text) {
        return CacheKey.parse(text, keyStart);
    }

    /**
     * Returns a key whose value is to be given tags.
     *
     * @throws IllegalArgumentException when no template could have made the key or a tag
     */
    public CacheKey key(String text, Collection<String> tags) {
        List<KeyTag> known =
                Objects.requireNonNull(tags, "tags").stream().map(KeyTag::parse).toList();
        return known.isEmpty() ? untagged(text, PASS_TAGS) : key(text).tagged(() -> known);
    }

    /**
     * Returns a key whose value or time to live is to be set without tags.
     *
     * @throws IllegalArgumentException when a method of this {@code Larder} has tags for the key: an eviction by them would not
     *     find it
     */
    public CacheKey untagged(String text, String remedy) {
        CacheKey key = key(text);
        String method = reach.methodOf(key.name());
        if (method != null) {
            throw new IllegalArgumentException("the key " + key + " is one of " + method
                    + ", whose values have tags, so that an eviction by a tag would not find this one; " + remedy);
        }
        return key;
    }

    /**
     * Returns the keys that carry one of some tags.
     *
     * @throws IllegalArgumentException when no template could have made a tag
     */
    public List<GroupPattern> tagged(Collection<String> tags) {
        return Objects.requireNonNull(tags, "tags").stream()
                .distinct()
                .map(tag -> GroupPattern.tagged(KeyTag.parse(tag).behind(keyStart), keyStart, reach.globs(tag)))
                .toList();
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
