package dev.larder.examples.tour;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens in the background, and not for ever. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /**
     * Waits until something holds.
     *
     * @param failure tells what does not hold
     * @throws IllegalStateException if it does not hold after {@link #LONGEST}
     */
    static void await(BooleanSupplier condition, Supplier<String> failure) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException(failure.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
