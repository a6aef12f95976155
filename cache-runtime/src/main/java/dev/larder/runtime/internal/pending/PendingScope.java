package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pending eviction as the other packages see it.
 *
 * @param text the key or the pattern
 * @param pattern whether {@code text} is a pattern
 * @param ageNanos nanoseconds since the eviction failed first
 * @param attempts number of repetitions that failed
 */
public record PendingScope(String text, boolean pattern, long ageNanos, int attempts) {

    /** Returns the scopes of an eviction that will not be repeated. */
    static List<PendingScope> lost(Collection<String> keys, Collection<GroupPattern> groups) {
        return Stream.concat(
                        keys.stream().map(key -> new PendingScope(key, false, 0, 0)),
                        groups.stream().map(group -> new PendingScope(group.glob(), true, 0, 0)))
                .toList();
    }

    /** Abbreviates the key, since arguments must not appear in logs. */
    @Override
    public String toString() {
        return AbbreviatedKey.of(text);
    }
}
