package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.key.KeyTemplate;
import dev.larder.runtime.key.TagTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may carry a tag, as far as the methods of this {@code Larder} tell. They stand for the tag where its keys cannot be
 * told: while its eviction is pending, this JVM reads none of them. Thread-safe.
 */
public final class TagReach {

    private final String keyStart;

    private final Set<Reached> reached = new CopyOnWriteArraySet<>();

    /** @param keyStart the text before every key: the key prefix and its {@code :}, or nothing */
    public TagReach(String keyStart) {
        this.keyStart = keyStart;
    }

    /** Learns that keys of a template may carry tags. */
    void add(String method, KeyTemplate keys, List<TagTemplate> tags) {
        String glob = keyStart + keys.glob();
        tags.forEach(tag -> reached.add(new Reached(method, List.of(tag.glob().split(":")), glob)));
    }

    /**
     * Returns globs of all keys that may carry a tag. Where no method has such a tag these are all keys behind the key prefix, since
     * another process may have one.
     *
     * @param tag the tag without the key prefix; a segment {@code *} stands for any
     */
    public List<String> globs(String tag) {
        List<String> segments = List.of(tag.split(":", -1));
        Set<String> globs = new LinkedHashSet<>();
        for (Reached keys : reached) {
            if (keys.covers(segments)) {
                globs.add(keys.glob);
            }
        }
        return globs.isEmpty() ? List.of(keyStart + "*") : List.copyOf(globs);
    }

    /** Returns a method of this {@code Larder} whose tags a key may carry, or {@code null}. */
    public @Nullable String methodOf(String key) {
        return reached.stream()
                .filter(keys -> GlobMatcher.of(keys.glob).matches(key))
                .map(Reached::method)
                .findFirst()
                .orElse(null);
    }

    /**
     * Keys that may carry a tag.
     *
     * @param tag the segments of the tag, {@code *} for each placeholder
     * @param glob matches the keys
     */
    private record Reached(String method, List<String> tag, String glob) {

        boolean covers(List<String> other) {
            if (tag.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < tag.size(); i++) {
                boolean same = tag.get(i).equals("*")
                        || other.get(i).equals("*")
                        || tag.get(i).equals(other.get(i));
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }
}
