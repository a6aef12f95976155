package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
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
 * <p>A lease is given back by the id of its load, so that an acquisition without an answer need not be repeated, whose reply
 * might be a large value. Best effort: leases beyond the capacity, and those that have ended by themselves, are dropped.
 * Thread-safe.
 */
final class LeaseReleaser {

    private static final int CAPACITY = 10_000;

    private static final int BATCH = 500;

    private static final long FIRST_PAUSE = Duration.ofMillis(50).toNanos();

    private static final long MAX_PAUSE = Duration.ofSeconds(1).toNanos();

    private final Carrier carrier;

    private final BooleanSupplier storeAnswers;

    private final long leaseNanos;

    private final Timer timer;

    private final Queue<Return> waiting = new ArrayDeque<>();

    private final AtomicBoolean busy = new AtomicBoolean();

    /** Used only by the thread that has set {@link #busy}. */
    private long pause = FIRST_PAUSE;

    LeaseReleaser(Carrier carrier, BooleanSupplier storeAnswers, Duration leaseTime, Timer timer) {
        this.carrier = carrier;
        this.storeAnswers = storeAnswers;
        this.leaseNanos = leaseTime.toNanos();
        this.timer = timer;
    }

    /** Gives back the lease of a load, which may have been granted and may still be there. */
    void add(String key, long loadId) {
        synchronized (waiting) {
            if (waiting.size() == CAPACITY) {
                return;
            }
            waiting.add(new Return(key, loadId, timer.nanoTime()));
        }
        wake();
    }

    /** Begins to give leases back: the store answers again. */
    void wake() {
        if (storeAnswers.getAsBoolean() && !isEmpty() && busy.compareAndSet(false, true)) {
            pause = FIRST_PAUSE;
            timer.after(FIRST_PAUSE, this::attempt);
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
        Map<String, Long> loadIds = new LinkedHashMap<>();
        batch.forEach(lost -> loadIds.put(lost.key, lost.loadId));
        carrier.release(loadIds).whenComplete((done, failure) -> {
            if (failure == null) {
                pause = FIRST_PAUSE;
                timer.after(0, this::attempt);
            } else {
                putBack(batch);
                long now = pause;
                pause = Math.min(2 * now, MAX_PAUSE);
                timer.after(now, this::attempt);
            }
        });
    }

    private List<Return> next() {
        long now = timer.nanoTime();
        Map<String, Return> batch = new LinkedHashMap<>();
        synchronized (waiting) {
            // Two loads of one key go in two batches.
            while (batch.size() < BATCH && !waiting.isEmpty() && !batch.containsKey(waiting.element().key)) {
                Return lost = waiting.remove();
                if (now - lost.sinceNanos < leaseNanos) {
                    batch.put(lost.key, lost);
                }
            }
        }
        return List.copyOf(batch.values());
    }

    private void putBack(List<Return> batch) {
        synchronized (waiting) {
            batch.stream().limit(CAPACITY - waiting.size()).forEach(waiting::add);
        }
    }

    /** Sends commands to the store within deadlines. */
    interface Carrier {

        CompletableFuture<@Nullable Void> release(Map<String, Long> loadIds);
    }

    /** One lease to give back. */
    private record Return(String key, long loadId, long sinceNanos) {}
}
