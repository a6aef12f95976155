package dev.larder.runtime.internal.outage;

import org.jspecify.annotations.Nullable;

/** Counts the outcome of a command for the breaker, and cleans up after a command that failed. */
final class BreakerOutcomeHandler<T extends @Nullable Object> implements OutcomeHandler<T> {

    private final Breaker breaker;

    private final int epoch;

    private final LeaseCleanup<T> cleanup;

    /** @param epoch the epoch of the breaker in which the command was admitted */
    BreakerOutcomeHandler(Breaker breaker, int epoch, LeaseCleanup<T> cleanup) {
        this.breaker = breaker;
        this.epoch = epoch;
        this.cleanup = cleanup;
    }

    @Override
    public void succeeded(T value) {
        breaker.succeeded(epoch);
    }

    @Override
    public Throwable failed(Throwable failure) {
        breaker.failed(epoch, failure);
        return abandoned(failure);
    }

    @Override
    public Throwable abandoned(Throwable failure) {
        return cleanup.abandoned(failure);
    }

    @Override
    public void late(T value) {
        cleanup.late().accept(value);
    }
}
