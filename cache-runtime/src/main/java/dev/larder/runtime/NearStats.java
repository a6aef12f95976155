package dev.larder.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The near cache of a {@link Larder}. The counts of its hits, fills and removals are those of the methods. Immutable.
 *
 * @param entries number of entries, including those that will not be served again
 * @param provenAge the age of the oldest proof by which entries are served: each removal is known that ended before then. Entries
 *     are served while it is at most {@code larder.nearStaleness}. {@code null} while some server has proven nothing, or no method
 *     has {@code near}
 */
public record NearStats(long entries, @Nullable Duration provenAge) {}
