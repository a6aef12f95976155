package dev.larder.runtime.testing;

import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock, and a timekeeper, whose time passes only when a test says so. Thread-safe.
 */
public final class ManualClock extends Clock implements Timekeeper {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Duration step;

    private Instant now = START;

    /** Returns a clock that stands still. */
    public ManualClock() {
        this(Duration.ZERO);
    }

    /** Returns a clock that advances by a step each time that it is read. */
    public ManualClock(Duration step) {
        this.step = step;
    }

    /** Lets time pass. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Returns the time that has passed so far. */
    public synchronized Duration elapsed() {
        return Duration.between(START, now);
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    @Override
    public long nanoTime() {
        return elapsed().toNanos();
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
