package dev.larder.runtime.internal.audit;

import dev.larder.runtime.internal.time.Timekeeper;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds how many audits begin per second. A second without audits lets as many begin at once. Thread-safe. */
final class AuditRate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long interval;

    private final Timekeeper time;

    /** The moment up to which the rate is used. */
    private final AtomicLong used;

    AuditRate(int perSecond, Timekeeper time) {
        this.interval = SECOND / perSecond;
        this.time = time;
        this.used = new AtomicLong(time.nanoTime() - SECOND);
    }

    /** Returns whether an audit may begin now, which it then does. */
    boolean take() {
        while (true) {
            long now = time.nanoTime();
            long before = used.get();
            long from = now - before > SECOND ? now - SECOND : before;
            if (from + interval - now > 0) {
                return false;
            }
            if (used.compareAndSet(before, from + interval)) {
                return true;
            }
        }
    }
}
