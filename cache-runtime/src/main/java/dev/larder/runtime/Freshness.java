package dev.larder.runtime;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a method keeps its values fresh, beyond their TTL. A value of such a method is read together with the time that it is
 * still kept, which tells its age.
 *
 * @param ttl of a value, before jitter is taken off
 * @param staleFor how long past its TTL a value is kept, to be served when there is no other; zero when it is not
 * @param refreshAfter the age from which on a value is loaded anew in the background; {@code null} when it is not
 * @param rethrow what a load may throw without a stale value being served instead
 * @param softDeadline how long a caller waits for a load before it takes a stale value; {@code null} for any time
 * @param hardDeadline how long a caller waits for a load at all; {@code null} for any time
 */
record Freshness(
        Duration ttl,
        Duration staleFor,
        @Nullable Duration refreshAfter,
        List<Class<? extends Throwable>> rethrow,
        @Nullable Duration softDeadline,
        @Nullable Duration hardDeadline) {

    Freshness {
        boolean keepsStale = !staleFor.isZero();
        if (!rethrow.isEmpty() && !keepsStale) {
            throw new IllegalArgumentException("rethrow needs staleIfError: without it everything is rethrown");
        }
        if (softDeadline != null && !keepsStale) {
            throw new IllegalArgumentException("softLoadDeadline needs staleIfError: without it there is no stale value"
                    + " to return meanwhile; hardLoadDeadline gives up instead");
        }
        if (softDeadline != null && hardDeadline != null && softDeadline.compareTo(hardDeadline) >= 0) {
            throw new IllegalArgumentException("softLoadDeadline must be below hardLoadDeadline, but " + softDeadline
                    + " is not below " + hardDeadline);
        }
    }

    /** Returns what these make together with a method's expiry, or {@code null} when there is nothing of it. */
    static @Nullable Freshness of(
            Expiry expiry,
            @Nullable Duration refreshAfter,
            List<Class<? extends Throwable>> rethrow,
            @Nullable Duration softDeadline,
            @Nullable Duration hardDeadline) {
        if (refreshAfter != null && refreshAfter.compareTo(expiry.shortest()) >= 0) {
            throw new IllegalArgumentException("refreshAfter must be below the shortest TTL, but " + refreshAfter
                    + " is not below " + expiry.shortest() + ", which is ttl less jitter");
        }
        boolean nothing = expiry.staleFor().isZero() && refreshAfter == null && hardDeadline == null;
        Freshness freshness = new Freshness(
                expiry.ttl(), expiry.staleFor(), refreshAfter, List.copyOf(rethrow), softDeadline, hardDeadline);
        return nothing ? null : freshness;
    }

    /** What a value is good for. */
    enum Age {
        /** To be served. */
        FRESH,
        /** To be served, and loaded anew in the background. */
        DUE,
        /** To be served only when there is no other. */
        STALE
    }

    /** Returns what a value is good for that is kept so much longer. */
    Age age(Duration left) {
        if (left.compareTo(staleFor) <= 0) {
            return Age.STALE;
        }
        return refreshAfter != null && left.compareTo(leftWhenDue(refreshAfter)) <= 0 ? Age.DUE : Age.FRESH;
    }

    /** Returns how long a value that is due is still kept, at the most. */
    Duration leftWhenDue() {
        return refreshAfter == null ? Duration.ZERO : leftWhenDue(refreshAfter);
    }

    private Duration leftWhenDue(Duration refreshAfter) {
        return ttl.plus(staleFor).minus(refreshAfter);
    }

    /** Whether it matters how long a value is still kept. */
    boolean looksAtAge() {
        return refreshAfter != null || !staleFor.isZero();
    }

    boolean hasDeadline() {
        return softDeadline != null || hardDeadline != null;
    }

    /** Tells whether a stale value may be served in place of this failure. */
    boolean forgives(Throwable failure) {
        return !staleFor.isZero()
                && failure instanceof Exception
                && !(failure instanceof InterruptedException)
                && rethrow.stream().noneMatch(type -> type.isInstance(failure));
    }
}
