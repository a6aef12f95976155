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
 * Bounds how many loads of one method run at once while the cache spares nobody from loading. First come, first served.
 *
 * <p>A load that leads to others on its own thread needs no further permit for them: they would wait for each other.
 * Thread-safe.
 */
public final class LoadBulkhead {

    private final long waitNanos;

    private final ThreadLocal<Boolean> loading;

    /** In the order of their coming. */
    private final Set<CompletableFuture<Permit>> waiting = new LinkedHashSet<>();

    /** Guarded by {@link #waiting}. */
    private int free;

    /**
     * Returns a cap.
     *
     * @param loading shared by all caps of a cache: tells which threads are loading
     */
    public LoadBulkhead(int loads, Duration wait, ThreadLocal<Boolean> loading) {
        this.free = loads;
        this.waitNanos = wait.toNanos();
        this.loading = loading;
    }

    /**
     * Waits until there is room for one more load; an interrupted thread does not wait.
     *
     * @return to be closed by this thread after the load; {@code null} when there was no room in time
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

        /** One that nobody counts. */
        Permit FREE = () -> {};

        @Override
        void close();
    }
}
