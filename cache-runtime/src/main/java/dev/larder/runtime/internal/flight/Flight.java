package dev.larder.runtime.internal.flight;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to load a key, led by one caller, which others may join.
 *
 * <p>A caller may share only a value that is no older than its own call. When a value is loaded at one moment and stored
 * at a later one, an eviction that ends in between makes the store refuse it; so an accepted store proves the value
 * good for callers that joined up to the moment the store was sent, and for those only. See {@link JoinedAt}.
 *
 * <p>Thread-safe; the methods that say "leader" are for the call that leads, one after another.
 */
public final class Flight implements AutoCloseable {

    private final Flights flights;

    private final String key;

    private final Object method;

    private final @Nullable Thread leader;

    private final CompletableFuture<LoadOutcome> landing = new CompletableFuture<>();

    // A caller that reads EARLY or LATE here joined at that moment, since the leader moves on by writing.
    private volatile JoinedAt seat = JoinedAt.EARLY;

    private volatile boolean joined;

    /** Only the leader asks. */
    private boolean landsLater;

    Flight(Flights flights, String key, Object method, @Nullable Thread leader) {
        this.flights = flights;
        this.key = key;
        this.method = method;
        this.leader = leader;
    }

    /** Tells whether the calling thread leads this flight, and so would wait for itself. */
    public boolean isLedByCaller() {
        return isLedBy(Thread.currentThread());
    }

    /** Tells whether that thread leads this flight; no thread leads one of an asynchronous call. */
    public boolean isLedBy(@Nullable Thread thread) {
        return thread != null && leader == thread;
    }

    /** Tells whether it loads for this method, whose exceptions and absent values its callers understand. */
    public boolean loadsFor(Object method) {
        return this.method == method;
    }

    /** Joins at this moment. */
    public JoinedAt join() {
        JoinedAt seatNow = seat;
        joined = true;
        return seatNow;
    }

    /**
     * Waits for the flight to land.
     *
     * @return how it landed, or {@code null} when it did not within the limit
     */
    public @Nullable LoadOutcome await(long nanos) throws InterruptedException {
        try {
            return landing.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a stage of its own that completes when the flight lands, on the leader's thread. */
    public CompletableFuture<LoadOutcome> landing() {
        return landing.copy();
    }

    /** Tells whether somebody joined so far. */
    public boolean hasFollowers() {
        return joined;
    }

    /** Leader: the load begins now. */
    public void beginLoad() {
        if (seat == JoinedAt.EARLY) {
            seat = JoinedAt.LATE;
        }
    }

    /** Leader: nobody may join from now on; those who come next begin another flight. */
    public void stopJoining() {
        seat = JoinedAt.NONE;
        flights.leave(key, this);
    }

    /** Leader: ends the flight. Only the first landing counts. */
    public void land(LoadOutcome how) {
        stopJoining();
        landing.complete(how);
    }

    /** Leader: the flight ends as that stage does, or with nothing to share when the stage fails. */
    public void landLater(CompletionStage<LoadOutcome> how) {
        stopJoining();
        landsLater = true;
        how.whenComplete((landed, failure) -> landing.complete(failure == null ? landed : new LoadOutcome.Empty()));
    }

    /** Leader: ends the flight with nothing to share, unless it has landed or does so later. */
    @Override
    public void close() {
        if (!landsLater) {
            land(new LoadOutcome.Empty());
        }
    }
}
