package dev.larder.runtime.redisson.connect;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.redisson.connection.ServiceManager;

/**
 * A check that Redisson's timer repeats, also when it has thrown.
 *
 * @param intervalMillis the time from the end of a check to the next one
 * @param isOver whether there is nothing to check any more
 */
public record RepeatedCheck(ServiceManager services, long intervalMillis, BooleanSupplier isOver, Runnable check) {

    /** Checks on this thread, and then on the timer's until it is over or the client shuts down. */
    public void begin() {
        if (isOver.getAsBoolean() || services.isShuttingDown()) {
            return;
        }
        try {
            check.run();
        } finally {
            services.newTimeout(timeout -> begin(), intervalMillis, TimeUnit.MILLISECONDS);
        }
    }
}
