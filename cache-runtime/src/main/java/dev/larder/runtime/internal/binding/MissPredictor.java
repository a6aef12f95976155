package dev.larder.runtime.internal.binding;

/**
 * Predicts whether the next call of a method misses, as a processor predicts branches: by a saturating count of the latest
 * calls. It takes {@value #LIKELY} misses, and more than {@value #HIT_WEIGHT} for each hit among them, until it expects a
 * miss.
 *
 * <p>A prediction may be wrong, so lost updates do no harm: nothing is synchronized, and a hit of a method that hits writes
 * nothing.
 *
 * <p>The counter is the two-bit predictor of J. E. Smith, "A study of branch prediction strategies" (1981), with more states.
 */
public final class MissPredictor {

    private static final int LIKELY = 32;

    private static final int MOST = 64;

    private static final int HIT_WEIGHT = 8;

    private int score;

    /** Returns whether the next call is expected to miss. */
    public boolean expectsMiss() {
        return score >= LIKELY;
    }

    public void missed() {
        int before = score;
        if (before < MOST) {
            score = before + 1;
        }
    }

    public void hit() {
        int before = score;
        if (before > 0) {
            score = Math.max(0, before - HIT_WEIGHT);
        }
    }

    /** Forgets the latest calls, since a store that fails says nothing about them. */
    public void reset() {
        score = 0;
    }
}
