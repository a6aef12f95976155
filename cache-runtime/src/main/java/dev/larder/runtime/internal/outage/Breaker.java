package dev.larder.runtime.internal.outage;

import dev.failsafe.CircuitBreaker;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CommandRefusedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker: commands are not sent while the store fails.
 *
 * <p>It opens when a number of the latest commands failed, out of twice as many. It closes when a probe succeeds. Commands are
 * refused until then, so that no caller pays for a probe. There is one probe at a time; the {@link Prober} decides when.
 *
 * <p>Each closing begins an <dfn>epoch</dfn>. An outcome counts only in the epoch in which its command was sent: a command
 * from before an outage must not open the breaker again. Thread-safe.
 */
final class Breaker {

    /** The epoch of a command that is not sent. */
    static final int REFUSED = -1;

    private final CircuitBreaker<Object> circuit;

    private final Listener listener;

    /** The number of openings and closings; even while the breaker is closed. */
    private final AtomicInteger epoch = new AtomicInteger();

    private volatile @Nullable Throwable lastFailure;

    Breaker(int failures, Listener listener) {
        this.listener = listener;
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(failures, 2 * failures)
                .withSuccessThreshold(1)
                // The prober makes the pauses.
                .withDelay(Duration.ZERO)
                .onOpen(event -> opened(state(event.getPreviousState())))
                .onHalfOpen(event -> moved(state(event.getPreviousState()), BreakerState.HALF_OPEN))
                .onClose(event -> closed(state(event.getPreviousState())))
                .build();
    }

    /** Returns the epoch in which a command is sent, or {@link #REFUSED}. */
    int admit() {
        int now = epoch.get();
        return isClosedIn(now) ? now : REFUSED;
    }

    boolean isClosed() {
        return isClosedIn(epoch.get());
    }

    private static boolean isClosedIn(int epoch) {
        return (epoch & 1) == 0;
    }

    /** The store answered a command of an epoch. */
    void succeeded(int sentIn) {
        if (sentIn == epoch.get()) {
            circuit.recordSuccess();
        }
    }

    /** A command of an epoch failed. */
    void failed(int sentIn, Throwable failure) {
        if (failure instanceof CommandRefusedException) {
            // A refusal is an answer.
            succeeded(sentIn);
        } else if (sentIn == epoch.get()) {
            lastFailure = failure;
            circuit.recordFailure();
        }
    }

    /** Opens the breaker. */
    void open(Throwable reason) {
        lastFailure = reason;
        circuit.open();
    }

    /** Closes the breaker without a probe. */
    void close() {
        circuit.close();
    }

    /**
     * Begins a probe.
     *
     * @return whether the caller probes now, and reports the outcome afterwards
     */
    boolean beginProbe() {
        return !isClosed() && circuit.tryAcquirePermit();
    }

    void probeSucceeded() {
        circuit.recordSuccess();
    }

    void probeFailed(Throwable failure) {
        lastFailure = failure;
        circuit.recordFailure();
    }

    BreakerState state() {
        return state(circuit.getState());
    }

    /** Returns the failure that opened the breaker, or that of the last probe; {@code null} when the breaker never opened. */
    @Nullable
    Throwable lastFailure() {
        return lastFailure;
    }

    private void opened(BreakerState from) {
        if (from == BreakerState.CLOSED) {
            epoch.incrementAndGet();
        }
        moved(from, BreakerState.OPEN);
    }

    private void closed(BreakerState from) {
        epoch.incrementAndGet();
        moved(from, BreakerState.CLOSED);
    }

    private void moved(BreakerState from, BreakerState to) {
        listener.moved(from, to);
    }

    private static BreakerState state(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED -> BreakerState.CLOSED;
            case OPEN -> BreakerState.OPEN;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
        };
    }

    /** Learns of each change of state, on the thread that caused it; must not throw. */
    interface Listener {
        void moved(BreakerState from, BreakerState to);
    }
}
