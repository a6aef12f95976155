package dev.larder.runtime.internal.outage;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Limits the concurrent loads of one method while the cache is not used. Permits are granted in the order of the requests.
 *
 * <p>A load that begins other loads on its own thread needs no permits for them, since they could wait for each other.
 * Thread-safe.
 */
public final class LoadBulkhead {

    private final long waitNanos;

    private final ThreadLocal<Boolean> loading;

    /** In the order of the requests. */
    private final Set<CompletableFuture<Permit>> waiting = new LinkedHashSet<>();

    /** Guarded by {@link #waiting}. */
    private int free;

    /**
     * Returns a bulkhead.
     *
     * @param loads maximum number of concurrent loads
     * @param wait maximum time that a load waits for a permit
     * @param loading whether the current thread runs a load; all bulkheads of a cache share it
     */
    public LoadBulkhead(int loads, Duration wait, ThreadLocal<Boolean> loading) {
        this.free = loads;
        this.waitNanos = wait.toNanos();
        this.loading = loading;
    }

    /**
     * Waits for a permit. An interrupted thread does not wait, and gets one that is not counted.
     *
     * @return the permit, which this thread closes after the load; {@code null} when none was free in time
     */
    @SuppressWarnings("FutureReturnValueIgnored") // closing a permit does not fail
    public @Nullable Permit enter() {
        if (Boolean.TRUE.equals(loading.get())) {
            return Permit.FREE;
        }
        CompletableFuture<Permit> entry = enterLater();
        try {
            Permit permit = entry.get();
            loading.set(true);
            return () -> {
                loading.remove();
                permit.close();
            };
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            entry.thenAccept(Permit::close);
            Thread.currentThread().interrupt();
            return Permit.FREE;
        }
    }

    /**
     * Asks for a permit without blocking.
     *
     * @return completes with the permit, which is closed after the load; fails when none was free in time
     */
    public CompletableFuture<Permit> enterLater() {
        CompletableFuture<Permit> entry = new CompletableFuture<>();
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(entry);
                return entry.orTimeout(waitNanos, TimeUnit.NANOSECONDS).whenComplete((permit, late) -> forget(entry));
            }
            free--;
        }
        entry.complete(newPermit());
        return entry;
    }

    @SuppressWarnings("CollectionUndefinedEquality") // compared by identity
    private void forget(CompletableFuture<Permit> entry) {
        synchronized (waiting) {
            waiting.remove(entry);
        }
    }

    private Permit newPermit() {
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                leave();
            }
        };
    }

    private void leave() {
        Permit next = newPermit();
        while (true) {
            CompletableFuture<Permit> entry;
            synchronized (waiting) {
                Iterator<CompletableFuture<Permit>> entries = waiting.iterator();
                if (!entries.hasNext()) {
                    free++;
                    return;
                }
                entry = entries.next();
                entries.remove();
            }
            // A request that times out just now is skipped.
            if (entry.complete(next)) {
                return;
            }
        }
    }

    /** The permission for one load. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {

        /** A permit that is not counted. */
        Permit FREE = () -> {};

        @Override
        void close();
    }
}
