package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this JVM refreshes now, and those that it does not refresh for a while, since their load failed or another
 * JVM refreshes them. Bounded: a key that does not fit is not remembered. Thread-safe.
 */
public final class RefreshGate {

    private static final int CAPACITY = 10_000;

    /** The pause after another JVM was found to refresh a key, whose value comes soon. */
    private static final long BUSY_NANOS = Duration.ofMillis(100).toNanos();

    private final long pauseNanos;

    private final Timekeeper time;

    private final ConcurrentHashMap<String, Closed> closed = new ConcurrentHashMap<>();

    public RefreshGate(Duration pause, Timekeeper time) {
        this.pauseNanos = pause.toNanos();
        this.time = time;
    }

    /** Enters, so that no other caller does before {@link #leave}; returns whether that was possible. */
    @SuppressWarnings("ReferenceEquality") // whether this very entry is in place
    boolean enter(String key) {
        Closed now = new Closed(Long.MAX_VALUE, null);
        return closed.compute(key, (k, before) -> before != null && isClosed(before) ? before : now) == now;
    }

    /** Opens the gate of a key again. */
    void leave(String key) {
        closed.remove(key);
    }

    /** Leaves a key that another JVM refreshes. */
    void leaveBusy(String key) {
        close(key, BUSY_NANOS, null);
    }

    /** Leaves a key that need not be tried again at once. */
    void leavePaused(String key) {
        close(key, pauseNanos, null);
    }

    /** Leaves a key whose load failed; its gate stays closed for a pause. */
    void leaveFailed(String key, Throwable failure) {
        close(key, pauseNanos, failure);
    }

    /** Returns why the last load failed, during the pause after it; {@code null} otherwise. */
    @Nullable
    Throwable failure(String key) {
        Closed state = closed.get(key);
        return state != null && isClosed(state) ? state.failure : null;
    }

    private void close(String key, long nanos, @Nullable Throwable failure) {
        if (closed.size() >= CAPACITY) {
            closed.values().removeIf(state -> !isClosed(state));
        }
        if (nanos > 0 && closed.size() < CAPACITY) {
            closed.put(key, new Closed(time.nanoTime() + nanos, failure));
        } else {
            closed.remove(key);
        }
    }

    private boolean isClosed(Closed state) {
        return state.untilNanos == Long.MAX_VALUE || state.untilNanos - time.nanoTime() > 0;
    }

    /** @param failure what the pause is for; {@code null} while the key is being refreshed */
    private record Closed(long untilNanos, @Nullable Throwable failure) {}
}
