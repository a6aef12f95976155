package dev.larder.runtime;

/**
 * The near cache of a {@link Larder}. The counts of its hits, fills and removals are those of the methods. Immutable.
 *
 * @param entries number of entries, including those that will not be served again
 */
public record NearStats(long entries) {}
