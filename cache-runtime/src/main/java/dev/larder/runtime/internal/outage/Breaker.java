package dev.larder.runtime.internal.outage;

import dev.failsafe.CircuitBreaker;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CommandRefusedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether commands are sent: not while the store fails.
 *
 * <p>Opens when so many of the last twice as many commands failed. Closes when a probe succeeds; while one is under way,
 * and it is the only one, commands are still refused, so that no caller's command is ever the probe and pays for it.
 * When to probe is not decided here. Thread-safe.
 *
 * <p>Each closing begins an <dfn>epoch</dfn>. Outcomes count in the epoch in which the command was sent: what is left over
 * from before an outage must not open the breaker again.
 */
final class Breaker {

    /** Stands for the epoch of a command that is not to be sent. */
    static final int REFUSED = -1;

    private final CircuitBreaker<Object> circuit;

    private final Listener listener;

    /** Counts openings and closings: even while closed. */
    private final AtomicInteger epoch = new AtomicInteger();

    private volatile @Nullable Throwable lastFailure;

    Breaker(int failures, Listener listener) {
        this.listener = listener;
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(failures, 2 * failures)
                .withSuccessThreshold(1)
                // The prober keeps the pauses.
                .withDelay(Duration.ZERO)
                .onOpen(event -> opened(state(event.getPreviousState())))
                .onHalfOpen(event -> moved(state(event.getPreviousState()), BreakerState.HALF_OPEN))
                .onClose(event -> closed(state(event.getPreviousState())))
                .build();
    }

    /** Returns the epoch in which a command is sent, or {@link #REFUSED}. */
    int admit() {
        int now = epoch.get();
        return isEraOfClosed(now) ? now : REFUSED;
    }

    boolean isClosed() {
        return isEraOfClosed(epoch.get());
    }

    private static boolean isEraOfClosed(int epoch) {
        return (epoch & 1) == 0;
    }

    /** A command of that epoch was answered. */
    void succeeded(int sentIn) {
        if (sentIn == epoch.get()) {
            circuit.recordSuccess();
        }
    }

    /** A command of that epoch failed. */
    void failed(int sentIn, Throwable failure) {
        if (failure instanceof CommandRefusedException) {
            // An answer as well.
            succeeded(sentIn);
        } else if (sentIn == epoch.get()) {
            lastFailure = failure;
            circuit.recordFailure();
        }
    }

    /** Opens now. */
    void open(Throwable reason) {
        lastFailure = reason;
        circuit.open();
    }

    /**
     * Begins a probe.
     *
     * @return whether the caller is to probe, and then to tell the outcome
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

    /** Returns why it opened last, or why the last probe failed; {@code null} when it never opened. */
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

    /** Is told of each change of state, on the thread that caused it; must not throw. */
    interface Listener {
        void moved(BreakerState from, BreakerState to);
    }
}
