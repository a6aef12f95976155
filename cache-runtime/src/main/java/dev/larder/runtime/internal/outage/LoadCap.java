package dev.larder.runtime.internal.outage;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many loads of one method run at once while the cache spares nobody from loading. First come, first served.
 *
 * <p>A load that leads to others on its own thread needs no further permit for them: they would wait for each other.
 * Thread-safe.
 */
public final class LoadCap {

    private final Semaphore permits;

    private final long waitNanos;

    private final ThreadLocal<Boolean> loading;

    /**
     * Returns a cap.
     *
     * @param loading shared by all caps of a cache: tells which threads are loading
     */
    public LoadCap(int loads, Duration wait, ThreadLocal<Boolean> loading) {
        this.permits = new Semaphore(loads, true);
        this.waitNanos = wait.toNanos();
        this.loading = loading;
    }

    /**
     * Waits until there is room for one more load; an interrupted thread does not wait.
     *
     * @return to be closed after the load; {@code null} when there was no room in time
     */
    public @Nullable Permit enter() {
        if (Boolean.TRUE.equals(loading.get())) {
            return Permit.FREE;
        }
        try {
            if (!permits.tryAcquire(waitNanos, TimeUnit.NANOSECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Permit.FREE;
        }
        loading.set(true);
        return () -> {
            loading.remove();
            permits.release();
        };
    }

    /** The right to load; closed on the thread that got it. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {

        Permit FREE = () -> {};

        @Override
        void close();
    }
}
