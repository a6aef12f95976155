package dev.larder.runtime;

/**
 * Guesses whether the next call of a method misses, as a processor guesses branches: by a saturating count of how the latest
 * calls went. It takes {@value #LIKELY} misses, and more than {@value #HIT_WEIGHT} for each hit among them, until it expects
 * another.
 *
 * <p>Guesses may be wrong, so updates may get lost: nothing is synchronized, and a hit of a method that hits writes nothing.
 *
 * <p>The counter is the two-bit predictor of J. E. Smith, "A study of branch prediction strategies" (1981), with more states.
 */
final class MissPredictor {

    private static final int LIKELY = 32;

    private static final int MOST = 64;

    private static final int HIT_WEIGHT = 8;

    private int score;

    boolean expectsMiss() {
        return score >= LIKELY;
    }

    void missed() {
        int before = score;
        if (before < MOST) {
            score = before + 1;
        }
    }

    void hit() {
        int before = score;
        if (before > 0) {
            score = Math.max(0, before - HIT_WEIGHT);
        }
    }

    /** Begins anew: a store that fails says nothing of the calls. */
    void reset() {
        score = 0;
    }
}
