package dev.larder.runtime;

/**
 * The counts of outages of the store since the {@link Larder} was opened. Immutable.
 *
 * @param breakerOpenings number of times that the closed breaker opened
 * @param queuedEvictions evictions that failed and became pending
 * @param widenedEvictions pending evictions that were merged into a wider one, because too many were pending
 * @param replayedEvictions pending keys and patterns that a repetition evicted
 * @param lostEvictions keys and patterns that were still pending when the {@code Larder} was closed
 */
public record OutageStats(
        long breakerOpenings, long queuedEvictions, long widenedEvictions, long replayedEvictions, long lostEvictions) {

    /** The counts of a store that was never away. */
    public static final OutageStats NONE = new OutageStats(0, 0, 0, 0, 0);
}
