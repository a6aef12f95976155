package dev.larder.runtime.internal.outage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Finds out whether a partition failed a command that involves several. The command's failure does not tell, so the partition
 * is sent a ping, one at a time. When that fails, the commands that failed in the meantime count for the breaker as well.
 * Thread-safe.
 */
final class Suspicion {

    private final Breaker breaker;

    private final Supplier<CompletableFuture<Void>> pinger;

    private final AtomicInteger failed = new AtomicInteger();

    private final AtomicBoolean asking = new AtomicBoolean();

    Suspicion(Breaker breaker, Supplier<CompletableFuture<Void>> pinger) {
        this.breaker = breaker;
        this.pinger = pinger;
    }

    /** @param epoch the epoch of the breaker in which the failed command was admitted */
    void raise(int epoch) {
        failed.incrementAndGet();
        if (asking.compareAndSet(false, true)) {
            ask(epoch);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
    private void ask(int epoch) {
        pinger.get().whenComplete((pong, failure) -> {
            int commands = failed.getAndSet(0);
            asking.set(false);
            if (failure == null) {
                breaker.succeeded(epoch);
            } else {
                for (int i = 0; i <= commands; i++) {
                    breaker.failed(epoch, failure);
                }
            }
        });
    }
}
