package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the pending evictions again while the transport is open, in the background: oldest first, one attempt at a time.
 *
 * <p>A batch that fails goes behind the others. The next attempt then waits, longer each time. Thread-safe.
 */
final class EvictionReplayer {

    private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();

    private static final long MAX_PAUSE = Duration.ofSeconds(1).toNanos();

    private final EvictionTransport transport;

    private final EvictionBacklog backlog;

    private final EvictionObserver observer;

    private final Timer timer;

    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile boolean stopped;

    /** Used only by the thread that has set {@link #busy}. */
    private long pause = FIRST_PAUSE;

    EvictionReplayer(EvictionTransport transport, EvictionBacklog backlog, EvictionObserver observer, Timer timer) {
        this.transport = transport;
        this.backlog = backlog;
        this.observer = observer;
        this.timer = timer;
    }

    /** Begins at once: the transport has just opened. */
    void wake() {
        begin(0);
    }

    /** Begins after a pause: an eviction has just failed. */
    void wakeLater() {
        begin(FIRST_PAUSE);
    }

    /** Sends nothing from now on. */
    void stop() {
        stopped = true;
    }

    private boolean isOpen() {
        return !stopped && transport.isOpen();
    }

    private void begin(long delay) {
        if (backlog.size() > 0 && isOpen() && busy.compareAndSet(false, true)) {
            pause = FIRST_PAUSE;
            timer.after(delay, this::attempt);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
    private void attempt() {
        List<Scope> batch = backlog.oldest();
        if (batch.isEmpty() || !isOpen()) {
            rest();
            return;
        }
        Attempt attempt = new Attempt(batch);
        transport.send(Scope.keys(batch), Scope.groups(batch), attempt).whenComplete((removed, failure) -> {
            if (failure == null) {
                pause = FIRST_PAUSE;
                // By the timer, since a store that answers at once would pile up calls.
                timer.after(0, this::attempt);
            } else {
                backlog.postpone(batch);
                timer.after(pause, this::attempt);
                pause = Math.min(2 * pause, MAX_PAUSE);
            }
        });
    }

    private void rest() {
        busy.set(false);
        // An eviction may have failed since the last look at the backlog.
        wake();
    }

    /** One attempt to make some pending evictions. */
    private final class Attempt implements EvictionTransport.Outcome {

        private final List<Scope> batch;

        /** Drawn before the attempt is sent; see {@link EvictionBacklog}. */
        private final long ticket = backlog.ticket();

        Attempt(List<Scope> batch) {
            this.batch = batch;
        }

        @Override
        public void succeeded(long removed) {
            int discharged = backlog.discharge(batch, ticket);
            observer.evictionsReplayed(discharged, removed, backlog.size());
        }

        @Override
        public Throwable failed(Throwable failure) {
            return failure;
        }
    }
}
