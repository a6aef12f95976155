package dev.larder.examples.tour;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;

/**
 * What the caches of an application counted, all methods together; or what they counted in between, as the difference
 * of two of these.
 *
 * @param hits calls that were answered with a cached value
 * @param nearHits those of these hits that this JVM answered without asking Redis
 * @param absentHits calls that were answered with a cached absence
 * @param misses calls for which nothing was cached
 * @param loads calls that reached the service below
 * @param evictions how often keys were evicted
 * @param evictedKeys how many keys that deleted
 * @param errors commands that Redis did not answer well, or not in time
 */
public record Tally(
        long hits,
        long nearHits,
        long absentHits,
        long misses,
        long loads,
        long evictions,
        long evictedKeys,
        long errors) {

    /** What was counted until now. */
    public static Tally of(Larder larder) {
        MethodStats total = larder.stats().total();
        return new Tally(
                total.hits(),
                total.nearHits(),
                total.absentHits(),
                total.misses(),
                total.loads(),
                total.evictions(),
                total.evictedKeys(),
                total.errors());
    }

    /** What was counted since an earlier time. */
    public Tally minus(Tally earlier) {
        return new Tally(
                hits - earlier.hits,
                nearHits - earlier.nearHits,
                absentHits - earlier.absentHits,
                misses - earlier.misses,
                loads - earlier.loads,
                evictions - earlier.evictions,
                evictedKeys - earlier.evictedKeys,
                errors - earlier.errors);
    }

    /** Whether nothing was counted. */
    boolean isEmpty() {
        return equals(new Tally(0, 0, 0, 0, 0, 0, 0, 0));
    }

    /** What became of a call, or of several that were made at once, in a word or two. */
    public String outcome() {
        long reads = hits + absentHits + misses;
        if (errors > 0) {
            return "no answer";
        }
        if (reads > 1) {
            return misses == 0 ? reads + " hits" : loads + (loads == 1 ? " load" : " loads");
        }
        if (reads == 1) {
            return nearHits == 1 ? "near hit" : hits == 1 ? "hit" : absentHits == 1 ? "absent hit" : "miss";
        }
        if (evictions > 0) {
            return evictedKeys + " evicted";
        }
        return loads > 0 ? "stored" : "not cached";
    }
}
