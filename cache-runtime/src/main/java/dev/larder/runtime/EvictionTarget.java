package dev.larder.runtime;

import dev.larder.runtime.spi.GroupPattern;
import java.util.List;

/**
 * A {@link KeyPattern} with its arguments: what one eviction removes. Immutable.
 *
 * <p>The same under every key prefix, which {@link Eviction} puts before it.
 */
public final class EvictionTarget {

    private final KeyPattern pattern;

    /** Arguments are encoded and literals hold no wildcard, so that these joined are a glob without any escaping. */
    private final List<String> segments;

    private final int firstWildcard;

    EvictionTarget(KeyPattern pattern, List<String> segments, int firstWildcard) {
        this.pattern = pattern;
        this.segments = List.copyOf(segments);
        this.firstWildcard = firstWildcard;
    }

    /** Tells whether this is a single key rather than a group. */
    public boolean isExact() {
        return firstWildcard == segments.size();
    }

    /** Returns the whole key, or the whole glob. */
    String text(String keyPrefix) {
        return keyPrefix + String.join(":", segments);
    }

    GroupPattern group(String keyPrefix) {
        String glob = text(keyPrefix);
        if (firstWildcard == 0) {
            return GroupPattern.scanned(glob);
        }
        String prefix = keyPrefix + String.join(":", segments.subList(0, firstWildcard));
        return new GroupPattern(glob, prefix, keyPrefix + segments.get(0));
    }

    /** Returns the pattern without its arguments, which don't belong in logs. */
    @Override
    public String toString() {
        return pattern.toString();
    }
}
