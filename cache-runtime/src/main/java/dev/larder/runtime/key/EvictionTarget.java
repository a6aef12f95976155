package dev.larder.runtime.key;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.key.KeyEncoding;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import java.util.function.Function;

/**
 * A {@link KeyPattern} with its arguments: the key, the group of keys or the tag whose keys an eviction removes. Immutable.
 *
 * <p>A target does not hold the key prefix, so that it is the same for every {@code Larder}.
 */
public final class EvictionTarget {

    private static final String WILDCARDS = "*?[]";

    /** Stands before the text of a tag. No key and no pattern has it. */
    static final String TAG = "#";

    private final String pattern;

    /** Arguments are encoded and literals hold no wildcard, so that the joined segments are a glob that needs no escaping. */
    private final List<String> segments;

    private final int firstWildcard;

    private final boolean isTag;

    EvictionTarget(String pattern, List<String> segments, int firstWildcard, boolean isTag) {
        this.pattern = pattern;
        this.isTag = isTag;
        this.segments = List.copyOf(segments);
        this.firstWildcard = firstWildcard;
    }

    /**
     * Returns the target of a text that {@link #text} returned for an empty prefix.
     *
     * @throws IllegalArgumentException when no target has this text
     */
    public static EvictionTarget parse(String text) {
        boolean isTag = text.startsWith(TAG);
        List<String> segments = List.of((isTag ? text.substring(1) : text).split(":", -1));
        int firstWildcard = 0;
        while (firstWildcard < segments.size() && !hasWildcard(segments.get(firstWildcard))) {
            firstWildcard++;
        }
        if (segments.get(0).isEmpty()
                || !segments.stream().allMatch(segment -> segment.codePoints().allMatch(EvictionTarget::isAllowed))) {
            throw new IllegalArgumentException(
                    AbbreviatedKey.of(text) + " is neither a key nor a pattern nor a tag: it begins with an"
                            + " empty segment, or has a blank, a control character or one of \\ { } #");
        }
        return new EvictionTarget(AbbreviatedKey.of(text), segments, firstWildcard, isTag);
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

    /** Returns the target of a tag that the application has made. */
    public static EvictionTarget tagged(KeyTag tag) {
        List<String> segments = List.of(tag.text().split(":", -1));
        return new EvictionTarget(TAG + tag, segments, segments.size(), true);
    }

    /** Returns whether this is a single key rather than a group or a tag. */
    public boolean isExact() {
        return !isTag && firstWildcard == segments.size();
    }

    /** Returns whether this is a tag. */
    public boolean isTag() {
        return isTag;
    }

    /** Returns the whole key or the whole glob behind a key prefix; of a tag the tag with {@code #} before it, behind the key prefix. */
    public String text(String keyPrefix) {
        return keyPrefix + (isTag ? TAG : "") + String.join(":", segments);
    }

    /**
     * Returns the groups of keys that carry a tag, behind a key prefix; this target is a tag. There are several where a placeholder
     * stands for every value: then all keys are meant that may carry such a tag.
     *
     * @param reach returns globs of all keys that may carry a tag, which may have wildcards; at least one
     */
    public List<GroupPattern> tagged(String keyPrefix, Function<String, List<String>> reach) {
        String tag = String.join(":", segments);
        List<String> keys = reach.apply(tag);
        return firstWildcard < segments.size()
                ? keys.stream().map(GroupPattern::scanned).toList()
                : List.of(GroupPattern.tagged(new KeyTag(tag).behind(keyPrefix), keyPrefix, keys));
    }

    /** Returns the group of keys behind a key prefix; this target is neither exact nor a tag. */
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
