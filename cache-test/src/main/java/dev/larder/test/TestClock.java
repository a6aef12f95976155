package dev.larder.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A clock that stands still until a test moves it. The store in memory expires its values and leases by it.
 *
 * <pre>{@code
 * clock.advance(ofMinutes(61));
 * }</pre>
 *
 * <p>Timeouts of commands and the breaker's probes go by real time all the same: they are about the machine, not about the
 * values. Thread-safe.
 */
public final class TestClock extends Clock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();

    private Instant now = START;

    /** Creates a clock that stands at the beginning of 2026. */
    public TestClock() {}

    /**
     * Moves the clock.
     *
     * @throws IllegalArgumentException when the time is negative: values that have expired would not come back
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a clock moves forward only, but time is " + time);
        }
        synchronized (this) {
            now = now.plus(time);
        }
        listeners.forEach(listener -> listener.accept(time));
    }

    /** Returns how far the clock was moved. */
    public Duration elapsed() {
        return Duration.between(START, instant());
    }

    /**
     * Returns a clock that also goes by itself, for {@code LarderBuilder.clock}: by real time, and further by each
     * {@link #advance}. Callers that wait for each other need it, since a clock that stands lets them wait for ever.
     */
    public Clock running() {
        return new RunningClock(this, System.nanoTime());
    }

    /** Adds a listener that is told of each move. */
    void onAdvance(Consumer<Duration> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Returns this clock: an instant is the same in every zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public String toString() {
        return "TestClock[" + instant() + "]";
    }

    /** The moved clock and the real time since a moment. */
    private static final class RunningClock extends Clock {

        private final TestClock moved;

        private final long startNanos;

        RunningClock(TestClock moved, long startNanos) {
            this.moved = moved;
            this.startNanos = startNanos;
        }

        @Override
        public Instant instant() {
            return moved.instant().plusNanos(System.nanoTime() - startNanos);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
