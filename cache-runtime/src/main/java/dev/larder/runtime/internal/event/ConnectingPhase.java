package dev.larder.runtime.internal.event;

import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.NoAnswerException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time from the opening of a {@code Larder} that connects in the background until it is connected. The breaker is open
 * then, as in an outage, and no caller should be warned of that unless connecting fails or takes too long. Thread-safe.
 */
final class ConnectingPhase {

    private final Timekeeper time;

    private boolean underWay;

    /** Whether the breaker was opened, with which connecting begins. */
    private boolean opened;

    /** Whether the phase has just become an outage. */
    private boolean failed;

    private long end;

    ConnectingPhase(Timekeeper time) {
        this.time = time;
    }

    /** Begins the phase, which ends after this time at the latest. */
    synchronized void begin(Duration grace) {
        underWay = true;
        end = time.nanoTime() + grace.toNanos();
    }

    /**
     * Returns whether a change of the breaker's belongs to connecting, so that it is no news.
     *
     * @param failure why the breaker is open; {@code null} when it is not
     */
    synchronized boolean covers(BreakerState to, @Nullable Throwable failure) {
        if (!underWay || to == BreakerState.HALF_OPEN) {
            return underWay;
        }
        if (to == BreakerState.OPEN && (!opened || isPatient(failure))) {
            opened = true;
            return true;
        }
        underWay = false;
        failed = to == BreakerState.OPEN;
        return !failed;
    }

    /** Returns whether this change is the one by which connecting became an outage. */
    synchronized boolean endsWith(BreakerState to) {
        boolean news = failed && to == BreakerState.OPEN;
        failed = false;
        return news;
    }

    private boolean isPatient(@Nullable Throwable failure) {
        return failure instanceof NoAnswerException && time.nanoTime() - end < 0;
    }
}
