package dev.larder.runtime.internal.outage;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits the concurrent loads of one method while the cache is not used. Permits are granted in the order of the requests.
 * Thread-safe.
 */
public final class LoadBulkhead {

    private final long waitNanos;

    /** The requests for permits, in their order. */
    private final Set<CompletableFuture<Permit>> waiting = new LinkedHashSet<>();

    /** Guarded by {@link #waiting}. */
    private int free;

    /** Creates a bulkhead for a maximum number of loads, each of which waits at most this long for its permit. */
    public LoadBulkhead(int loads, Duration wait) {
        this.free = loads;
        this.waitNanos = wait.toNanos();
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
