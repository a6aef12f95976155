package dev.larder.runtime.internal.outage;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds how many loads of one method run at once while the cache spares nobody from loading. First come, first served. Thread-safe.
 */
public final class LoadBulkhead {

    private final long waitNanos;

    /** In the order of their coming. */
    private final Set<CompletableFuture<Permit>> waiting = new LinkedHashSet<>();

    /** Guarded by {@link #waiting}. */
    private int free;

    /** Creates a bulkhead for a maximum number of loads, each of which waits at most this long for its permit. */
    public LoadBulkhead(int loads, Duration wait) {
        this.free = loads;
        this.waitNanos = wait.toNanos();
    }

    /**
     * Completes when there is room for one more load.
     *
     * @return what is to be closed after the load; fails when there was no room in time
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

    @SuppressWarnings("CollectionUndefinedEquality") // itself is meant
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
            // One that gives up waiting at this moment is passed over.
            if (entry.complete(next)) {
                return;
            }
        }
    }

    /** The right to load. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {

        /** A permit that is not counted. */
        Permit FREE = () -> {};

        @Override
        void close();
    }
}
