package dev.larder.runtime.internal.log;

import dev.larder.runtime.internal.time.Timekeeper;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one event per interval pass, and counts the others. Thread-safe. */
final class Throttle {

    private final long interval;

    private final Timekeeper time;

    private final AtomicLong nextPass;

    private final AtomicLong heldBack = new AtomicLong();

    Throttle(long interval, Timekeeper time) {
        this.interval = interval;
        this.time = time;
        this.nextPass = new AtomicLong(time.nanoTime());
    }

    /** Returns the number of events that were held back since the last one passed, or -1 when this one is held back. */
    long pass() {
        long now = time.nanoTime();
        long next = nextPass.get();
        if (now - next >= 0 && nextPass.compareAndSet(next, now + interval)) {
            return heldBack.getAndSet(0);
        }
        heldBack.incrementAndGet();
        return -1;
    }
}
