package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CommandRefusedException;
import org.jspecify.annotations.Nullable;

/** The outcome of a command counts for the breaker, and what the command leaves behind is taken care of. */
final class Counted<T extends @Nullable Object> implements Consequence<T> {

    private final Breaker breaker;

    private final int epoch;

    private final Leftover<T> leftover;

    /** @param epoch of the breaker, in which the command was admitted */
    Counted(Breaker breaker, int epoch, Leftover<T> leftover) {
        this.breaker = breaker;
        this.epoch = epoch;
        this.leftover = leftover;
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
        if (!(failure instanceof CommandRefusedException)) {
            leftover.failed().run();
        }
        return failure;
    }

    @Override
    public void late(T value) {
        leftover.late().accept(value);
    }
}
