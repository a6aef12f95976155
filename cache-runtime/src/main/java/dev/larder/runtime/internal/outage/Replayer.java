package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Makes the pending evictions while the breaker is closed, oldest first, one attempt at a time, in the background.
 *
 * <p>A batch that fails goes behind the others, and the next attempt waits, longer each time. Thread-safe.
 */
final class Replayer {

    private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();

    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private final EvictionBacklog backlog;

    private final Evictor evictor;

    private final BooleanSupplier storeAnswers;

    private final OutageObserver observer;

    private final Timer timer;

    private final AtomicBoolean busy = new AtomicBoolean();

    /** Touched only by whoever is busy. */
    private long pause = FIRST_PAUSE;

    Replayer(
            EvictionBacklog backlog,
            Evictor evictor,
            BooleanSupplier storeAnswers,
            OutageObserver observer,
            Timer timer) {
        this.backlog = backlog;
        this.evictor = evictor;
        this.storeAnswers = storeAnswers;
        this.observer = observer;
        this.timer = timer;
    }

    /** There may be something to replay now: the breaker closed. */
    void wake() {
        begin(0);
    }

    /** An eviction failed just now. */
    void wakeLater() {
        begin(FIRST_PAUSE);
    }

    private void begin(long delay) {
        if (isWorkToDo() && busy.compareAndSet(false, true)) {
            pause = FIRST_PAUSE;
            timer.after(delay, this::attempt);
        }
    }

    private boolean isWorkToDo() {
        return backlog.size() > 0 && storeAnswers.getAsBoolean();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the outcome is what is handled
    private void attempt() {
        List<Scope> batch = backlog.oldest();
        if (batch.isEmpty() || !storeAnswers.getAsBoolean()) {
            rest();
            return;
        }
        long ticket = backlog.ticket();
        evictor.evict(keys(batch), groups(batch)).whenComplete((removed, failure) -> {
            if (failure == null) {
                int discharged = backlog.discharge(batch, ticket);
                observer.evictionsReplayed(discharged, removed, backlog.size());
                pause = FIRST_PAUSE;
                // By the timer, so that a store that answers at once doesn't pile up calls.
                timer.after(0, this::attempt);
            } else {
                backlog.postpone(batch);
                timer.after(pause, this::attempt);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        });
    }

    private void rest() {
        busy.set(false);
        // What came, or whoever came, between the last look and now.
        wake();
    }

    static List<String> keys(List<Scope> scopes) {
        List<String> keys = new ArrayList<>();
        for (Scope scope : scopes) {
            if (scope instanceof Scope.Key key) {
                keys.add(key.text());
            }
        }
        return keys;
    }

    static List<GroupPattern> groups(List<Scope> scopes) {
        List<GroupPattern> groups = new ArrayList<>();
        for (Scope scope : scopes) {
            if (scope instanceof Scope.Group group) {
                groups.add(group.pattern());
            } else if (scope instanceof Scope.Beginning beginning) {
                groups.add(beginning.pattern());
            }
        }
        return groups;
    }

    /** Sends an eviction within a deadline. */
    interface Evictor {
        CompletableFuture<Long> evict(List<String> keys, List<GroupPattern> groups);
    }
}
