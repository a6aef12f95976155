package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;

/**
 * A {@link KeyPattern} with its arguments: the key or the group of keys that an eviction removes. Immutable.
 *
 * <p>A target does not hold the key prefix, so that it is the same for every {@code Larder}.
 */
public final class EvictionTarget {

    private static final String WILDCARDS = "*?[]";

    private final String pattern;

    /** Arguments are encoded and literals hold no wildcard, so that the joined segments are a glob that needs no escaping. */
    private final List<String> segments;

    private final int firstWildcard;

    EvictionTarget(String pattern, List<String> segments, int firstWildcard) {
        this.pattern = pattern;
        this.segments = List.copyOf(segments);
        this.firstWildcard = firstWildcard;
    }

    /**
     * Returns the target of a text that {@link #text} returned for an empty prefix.
     *
     * @throws IllegalArgumentException when no target has this text
     */
    public static EvictionTarget parse(String text) {
        List<String> segments = List.of(text.split(":", -1));
        int firstWildcard = 0;
        while (firstWildcard < segments.size() && !hasWildcard(segments.get(firstWildcard))) {
            firstWildcard++;
        }
        if (segments.get(0).isEmpty() || !text.codePoints().allMatch(EvictionTarget::isAllowed)) {
            throw new IllegalArgumentException(
                    AbbreviatedKey.of(text) + " is neither a key nor a pattern: it begins with an"
                            + " empty segment, or has a blank, a control character or one of \\ { } #");
        }
        return new EvictionTarget(AbbreviatedKey.of(text), segments, firstWildcard);
    }

    /** Returns whether a segment is a glob: encoded arguments and literals hold none of these characters. */
    private static boolean hasWildcard(String segment) {
        return segment.chars().anyMatch(character -> WILDCARDS.indexOf(character) >= 0);
    }

    private static boolean isAllowed(int character) {
        return !KeyEncoding.isEncoded(character)
                || WILDCARDS.indexOf(character) >= 0
                || character == '%'
                || character == '~'
                || character == ':';
    }

    /** Returns whether this is a single key rather than a group. */
    public boolean isExact() {
        return firstWildcard == segments.size();
    }

    /** Returns the whole key or the whole glob behind a key prefix. */
    public String text(String keyPrefix) {
        return keyPrefix + String.join(":", segments);
    }

    /** Returns the group of keys behind a key prefix; this target is not exact. */
    public GroupPattern group(String keyPrefix) {
        String glob = text(keyPrefix);
        if (firstWildcard == 0) {
            return GroupPattern.scanned(glob);
        }
        String prefix = keyPrefix + String.join(":", segments.subList(0, firstWildcard));
        return new GroupPattern(glob, prefix, keyPrefix + segments.get(0));
    }

    /** Returns the pattern without its arguments, which do not belong in logs. */
    @Override
    public String toString() {
        return pattern;
    }
}
