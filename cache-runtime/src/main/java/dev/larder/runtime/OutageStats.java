package dev.larder.runtime;

/**
 * What outages of the store did to a {@link Larder} since it was opened.
 *
 * @param breakerOpenings how often the breaker opened, after it had been closed
 * @param queuedEvictions evictions that failed and became pending
 * @param widenedEvictions pending ones that were merged into a wider one, for want of room
 * @param replayedEvictions pending keys and patterns that were evicted at last
 * @param lostEvictions keys and patterns still pending when the {@code Larder} was closed
 */
public record OutageStats(
        long breakerOpenings, long queuedEvictions, long widenedEvictions, long replayedEvictions, long lostEvictions) {

    /** The counts when the store was never away. */
    public static final OutageStats NONE = new OutageStats(0, 0, 0, 0, 0);
}
