package dev.larder.runtime.internal.flight;

import java.util.concurrent.CompletableFuture;
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

    Flight(Flights flights, String key, Object method, @Nullable Thread leader) {
        this.flights = flights;
        this.key = key;
        this.method = method;
        this.leader = leader;
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
        // In this order: a caller that finds this flight closed can begin another one at once.
        flights.leave(key, this);
        seat = JoinedAt.NONE;
    }

    /** Leader: ends the flight. Only the first landing counts. */
    public void land(LoadOutcome how) {
        stopJoining();
        landing.complete(how);
    }

    /** Leader: ends the flight with nothing to share, unless it has ended. */
    @Override
    public void close() {
        land(new LoadOutcome.Empty());
    }
}
