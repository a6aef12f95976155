package dev.larder.runtime.method;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a method keeps its values fresh beyond their TTL. A value of such a method is read together with its remaining time,
 * which tells its age.
 *
 * @param ttl the TTL of a value, before jitter is taken off
 * @param staleFor the time past its TTL for which a value is kept to replace a failed load; zero when it is not kept
 * @param refreshAfter the age from which a value is due for a refresh in the background; {@code null} when it never is
 * @param rethrow the failures of a load that no stale value replaces
 * @param softDeadline how long a caller waits for a load before it takes a stale value; {@code null} for any time
 * @param hardDeadline how long a caller waits for a load at all; {@code null} for any time
 */
public record Freshness(
        Duration ttl,
        Duration staleFor,
        @Nullable Duration refreshAfter,
        List<Class<? extends Throwable>> rethrow,
        @Nullable Duration softDeadline,
        @Nullable Duration hardDeadline) {

    /** @throws IllegalArgumentException when two of them contradict each other */
    public Freshness {
        boolean keepsStale = !staleFor.isZero();
        if (!rethrow.isEmpty() && !keepsStale) {
            throw new IllegalArgumentException("rethrow needs staleIfError: without it everything is rethrown");
        }
        if (softDeadline != null && !keepsStale) {
            throw new IllegalArgumentException("softLoadDeadline needs staleIfError: without it there is no stale value"
                    + " to serve; hardLoadDeadline gives up instead");
        }
        if (softDeadline != null && hardDeadline != null && softDeadline.compareTo(hardDeadline) >= 0) {
            throw new IllegalArgumentException("softLoadDeadline must be below hardLoadDeadline, but " + softDeadline
                    + " is not below " + hardDeadline);
        }
    }

    /**
     * Returns how values of an expiry are kept fresh.
     *
     * @throws IllegalArgumentException when two of the arguments contradict each other
     */
    public static Freshness of(
            Expiry expiry,
            @Nullable Duration refreshAfter,
            List<Class<? extends Throwable>> rethrow,
            @Nullable Duration softDeadline,
            @Nullable Duration hardDeadline) {
        if (refreshAfter != null && refreshAfter.compareTo(expiry.shortest()) >= 0) {
            throw new IllegalArgumentException("refreshAfter must be below the minimum TTL, but " + refreshAfter
                    + " is not below " + expiry.shortest() + ", which is ttl less jitter");
        }
        return new Freshness(
                expiry.ttl(), expiry.staleFor(), refreshAfter, List.copyOf(rethrow), softDeadline, hardDeadline);
    }

    /** Returns that the TTL alone decides how long a value serves, besides the time for stale values. */
    public static Freshness ofTtl(Expiry expiry) {
        return of(expiry, null, List.of(), null, null);
    }

    /** Returns whether the TTL alone decides how long a value serves. */
    public boolean isTtlOnly() {
        return !looksAtAge() && hardDeadline == null;
    }

    /** The age of a value, as far as it matters to a caller. */
    public enum Age {
        /** The value is served. */
        FRESH,
        /** The value is served, and refreshed in the background. */
        DUE,
        /** The value is past its TTL, and is served only in place of a failed load. */
        STALE
    }

    /** Returns the age of a value; {@code left} is its remaining time in the store. */
    public Age age(Duration left) {
        if (left.compareTo(staleFor) <= 0) {
            return Age.STALE;
        }
        return refreshAfter != null && left.compareTo(leftWhenDue(refreshAfter)) <= 0 ? Age.DUE : Age.FRESH;
    }

    /** Returns how long a value stays {@link Age#FRESH}; {@code left} is its remaining time in the store. Never negative. */
    public Duration freshFor(Duration left) {
        Duration fresh = left.minus(refreshAfter == null ? staleFor : leftWhenDue(refreshAfter));
        return fresh.isNegative() ? Duration.ZERO : fresh;
    }

    /** Returns the maximum remaining time of a value that is due for a refresh. */
    public Duration leftWhenDue() {
        return refreshAfter == null ? Duration.ZERO : leftWhenDue(refreshAfter);
    }

    private Duration leftWhenDue(Duration refreshAfter) {
        return ttl.plus(staleFor).minus(refreshAfter);
    }

    /** Returns whether the age of a value matters. */
    public boolean looksAtAge() {
        return refreshAfter != null || !staleFor.isZero();
    }

    /** Returns whether a caller waits for a load for a limited time only. */
    public boolean hasDeadline() {
        return softDeadline != null || hardDeadline != null;
    }

    /** Returns whether a stale value may be served in place of this failure. */
    public boolean forgives(Throwable failure) {
        return !staleFor.isZero()
                && failure instanceof Exception
                && !(failure instanceof InterruptedException)
                && rethrow.stream().noneMatch(type -> type.isInstance(failure));
    }
}
