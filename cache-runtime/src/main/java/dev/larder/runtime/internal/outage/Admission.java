package dev.larder.runtime.internal.outage;

import java.util.concurrent.atomic.AtomicBoolean;

/** Decides whether a command is sent: while the cache is open, and the breaker is closed. Thread-safe. */
final class Admission {

    private final Breaker breaker;

    private final AtomicBoolean closed = new AtomicBoolean();

    Admission(Breaker breaker) {
        this.breaker = breaker;
    }

    /** Returns the breaker's epoch in which a command is sent, or {@link Breaker#REFUSED}. */
    int admit() {
        return closed.get() ? Breaker.REFUSED : breaker.admit();
    }

    /** Returns the exception for a command that was not admitted. */
    BypassException refusal() {
        return closed.get() ? BypassException.closed() : BypassException.breakerOpen();
    }

    /** Returns whether commands are admitted now. */
    boolean isOpen() {
        return !closed.get() && breaker.isClosed();
    }

    boolean isCacheClosed() {
        return closed.get();
    }

    /**
     * Admits nothing from now on.
     *
     * @return whether the cache was open
     */
    boolean close() {
        return closed.compareAndSet(false, true);
    }
}
