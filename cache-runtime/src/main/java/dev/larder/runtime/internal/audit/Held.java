package dev.larder.runtime.internal.audit;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import java.util.Arrays;

/**
 * The value or absent marker that a key held at some moment. It tells whether it is there still. What was removed and stored again
 * is recognized by its remaining time, even where the bytes are the same.
 *
 * @param found a hit or an absent hit
 * @param left the remaining time
 * @param sentNanos the time at which the key was asked for
 * @param answeredNanos the time at which the store answered
 */
record Held(Lookup found, Duration left, long sentNanos, long answeredNanos) {

    /** Returns the bytes without a lease. */
    byte[] bytes() {
        return found instanceof Lookup.Hit hit ? hit.value() : Signature.absentMarker();
    }

    /**
     * Returns whether this was stored by the same command as what was held later.
     *
     * @param tolerance by which the remaining time may differ from what is expected
     */
    boolean isStill(Held later, Duration tolerance) {
        return Arrays.equals(bytes(), later.bytes()) && endsAsExpected(later, tolerance);
    }

    private boolean endsAsExpected(Held later, Duration tolerance) {
        if (left.equals(TimedLookup.FOREVER) || later.left.equals(TimedLookup.FOREVER)) {
            return left.equals(later.left);
        }
        // The store read its clock at any time between question and answer.
        Duration least = left.minusNanos(later.answeredNanos - sentNanos).minus(tolerance);
        Duration most = left.minusNanos(later.sentNanos - answeredNanos).plus(tolerance);
        return later.left.compareTo(least) >= 0 && later.left.compareTo(most) <= 0;
    }
}
