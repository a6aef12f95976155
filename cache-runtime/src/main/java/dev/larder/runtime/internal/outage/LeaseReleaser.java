package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives back leases after commands that failed. Otherwise other callers of their keys would wait until the leases end.
 *
 * <p>When an acquisition was not answered, the same request is sent again: it gives the very lease that was granted. Best
 * effort: leases beyond the capacity, and those that have ended by themselves, are dropped. Thread-safe.
 */
final class LeaseReleaser {

    private static final int CAPACITY = 10_000;

    private static final int BATCH = 500;

    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private final Carrier carrier;

    private final BooleanSupplier storeAnswers;

    private final long leaseNanos;

    private final Timer timer;

    private final Queue<Return> waiting = new ArrayDeque<>();

    private final AtomicBoolean busy = new AtomicBoolean();

    LeaseReleaser(Carrier carrier, BooleanSupplier storeAnswers, Duration leaseTime, Timer timer) {
        this.carrier = carrier;
        this.storeAnswers = storeAnswers;
        this.leaseNanos = leaseTime.toNanos();
        this.timer = timer;
    }

    /** Gives back the lease that an acquisition may have been granted. */
    void add(LeaseRequest request) {
        add(new Return(request.key(), request, null, timer.nanoTime()));
    }

    /** Gives back a lease that may still be there. */
    void add(String key, Lease lease) {
        add(new Return(key, null, lease, timer.nanoTime()));
    }

    private void add(Return lost) {
        synchronized (waiting) {
            if (waiting.size() == CAPACITY) {
                return;
            }
            waiting.add(lost);
        }
        wake();
    }

    /** Begins to give leases back: the store answers again. */
    void wake() {
        if (storeAnswers.getAsBoolean() && !isEmpty() && busy.compareAndSet(false, true)) {
            timer.after(PAUSE, this::attempt);
        }
    }

    private boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
    private void attempt() {
        List<Return> batch = storeAnswers.getAsBoolean() ? next() : List.of();
        if (batch.isEmpty()) {
            busy.set(false);
            wake();
            return;
        }
        leases(batch).thenCompose(carrier::release).whenComplete((done, failure) -> {
            if (failure != null) {
                putBack(batch);
            }
            timer.after(failure == null ? 0 : PAUSE, this::attempt);
        });
    }

    private List<Return> next() {
        long now = timer.nanoTime();
        List<Return> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                Return lost = waiting.remove();
                if (now - lost.sinceNanos < leaseNanos) {
                    batch.add(lost);
                }
            }
        }
        return batch;
    }

    private void putBack(List<Return> batch) {
        synchronized (waiting) {
            batch.stream().limit(CAPACITY - waiting.size()).forEach(waiting::add);
        }
    }

    private CompletableFuture<Map<String, Lease>> leases(List<Return> batch) {
        Map<String, Lease> leases = new LinkedHashMap<>();
        Map<String, LeaseRequest> requests = new LinkedHashMap<>();
        for (Return lost : batch) {
            if (lost.lease != null) {
                leases.put(lost.key, lost.lease);
            } else if (lost.request != null) {
                requests.put(lost.key, lost.request);
            }
        }
        if (requests.isEmpty()) {
            return CompletableFuture.completedFuture(leases);
        }
        List<LeaseRequest> asked = List.copyOf(requests.values());
        return carrier.acquire(asked).thenApply(acquired -> {
            for (int i = 0; i < asked.size(); i++) {
                if (acquired.get(i) instanceof Acquisition.Own own) {
                    leases.put(asked.get(i).key(), own.lease());
                }
            }
            return leases;
        });
    }

    /** Sends commands to the store within deadlines. */
    interface Carrier {

        CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests);

        CompletableFuture<@Nullable Void> release(Map<String, Lease> leases);
    }

    /** One lease to give back: either the request for it, or the lease itself, is {@code null}. */
    private record Return(
            String key,
            @Nullable LeaseRequest request,
            @Nullable Lease lease,
            long sinceNanos) {}
}
