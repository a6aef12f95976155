package dev.larder.runtime.internal.flight;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to load a key. One call, the leader, loads; other calls, its followers, may join and wait for the outcome.
 *
 * <p>A call may share only a value that is no older than the call itself. The leader stores its value some time after it
 * loaded it, and the store refuses the value when an eviction has ended in between. So an accepted store proves that the
 * value is good for calls that joined before the store was sent, and for no others. See {@link JoinedAt}.
 *
 * <p>Thread-safe. Only the leader calls the methods whose description begins with "Leader", one after another.
 */
public final class Flight implements AutoCloseable {

    private final Map<String, Flight> flights;

    private final String key;

    private final Object method;

    private final @Nullable Thread leader;

    private final CompletableFuture<LoadOutcome> outcome = new CompletableFuture<>();

    // A call that reads BEFORE_LOAD or DURING_LOAD here joined at that moment, since the leader moves on by writing.
    private volatile JoinedAt phase = JoinedAt.BEFORE_LOAD;

    private volatile boolean joined;

    Flight(Map<String, Flight> flights, String key, Object method, @Nullable Thread leader) {
        this.flights = flights;
        this.key = key;
        this.method = method;
        this.leader = leader;
    }

    /** Returns whether a thread leads this flight. No thread leads the flight of an asynchronous call. */
    public boolean isLedBy(@Nullable Thread thread) {
        return thread != null && leader == thread;
    }

    /** Returns whether this flight loads for a method. Its callers understand the exceptions and absent values of that method. */
    public boolean loadsFor(Object method) {
        return this.method == method;
    }

    /** Joins this flight now, and returns when that was in relation to the load. */
    public JoinedAt join() {
        JoinedAt joinedAt = phase;
        joined = true;
        return joinedAt;
    }

    /** Returns a new future of the outcome. It completes on the leader's thread, and never exceptionally. */
    public CompletableFuture<LoadOutcome> outcome() {
        return outcome.copy();
    }

    /** Returns whether a call has joined so far. */
    public boolean hasFollowers() {
        return joined;
    }

    /** Leader: the load begins now. */
    public void beginLoad() {
        if (phase == JoinedAt.BEFORE_LOAD) {
            phase = JoinedAt.DURING_LOAD;
        }
    }

    /** Leader: no call may join from now on. The next call for the key begins another flight. */
    public void stopJoining() {
        // In this order, so that a caller that finds this flight closed can begin another one at once.
        flights.remove(key, this);
        phase = JoinedAt.AFTER_LOAD;
    }

    /** Leader: ends the flight. Only the first outcome counts. */
    public void complete(LoadOutcome how) {
        stopJoining();
        outcome.complete(how);
    }

    /** Leader: ends the flight with nothing to share, unless it has an outcome. */
    @Override
    public void close() {
        complete(new LoadOutcome.Empty());
    }
}
