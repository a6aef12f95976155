package dev.larder.runtime.internal.event;

import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.outage.OutageObserver;
import dev.larder.runtime.internal.pending.PendingScope;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts, logs and sends the events of an outage. Thread-safe. */
public final class OutageReporter implements OutageObserver {

    /** Maximum number of lost evictions that the log names. */
    private static final int NAMED = 10;

    private static final String WHOLE_STORE = Partitions.ONE.all().get(0).name();

    private final Events events;

    private final TroubleLog troubles;

    private final ConnectingPhase connecting;

    private final LongAdder openings = new LongAdder();
    private final LongAdder queued = new LongAdder();
    private final LongAdder widened = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private final LongAdder lost = new LongAdder();

    public OutageReporter(Events events, TroubleLog troubles, Timekeeper time) {
        this.events = events;
        this.troubles = troubles;
        this.connecting = new ConnectingPhase(time);
    }

    /** The store is being connected, which is no outage until that fails or takes longer than this. */
    public void expectConnection(Duration grace) {
        connecting.begin(grace);
    }

    @Override
    public void breakerMoved(String partition, BreakerState from, BreakerState to, @Nullable Throwable failure) {
        String reason = failure == null ? null : reason(failure);
        if (connecting.covers(to, failure)) {
            // A start like every other.
        } else if (from == BreakerState.CLOSED || connecting.endsWith(to)) {
            openings.increment();
            troubles.warn(Trouble.STORE_AWAY, server(partition), reason == null ? "" : reason);
        } else if (to == BreakerState.CLOSED) {
            troubles.end(Trouble.STORE_BACK, server(partition));
        }
        events.tell(() -> new CacheEvent.BreakerChanged(partition, from, to, reason));
    }

    @Override
    public void evictionQueued(int targets, int pending, Throwable failure) {
        queued.increment();
        events.tell(() -> new CacheEvent.EvictionQueued(targets, pending, reason(failure)));
    }

    @Override
    public void evictionsWidened(int replaced) {
        widened.add(replaced);
        troubles.warn(Trouble.EVICTIONS_WIDENED, replaced + " merged", "");
        events.tell(() -> new CacheEvent.EvictionsWidened(replaced));
    }

    @Override
    public void evictionsReplayed(int targets, long keys, int pending) {
        replayed.add(targets);
        events.tell(() -> new CacheEvent.EvictionsReplayed(targets, keys, pending));
    }

    @Override
    public void evictionsLost(List<PendingScope> scopes) {
        lost.add(scopes.size());
        String names = scopes.stream()
                .limit(NAMED)
                .map(PendingScope::toString)
                .collect(Collectors.joining(", ", "", scopes.size() > NAMED ? ", …" : ""));
        troubles.warn(Trouble.EVICTIONS_LOST, scopes.size() + " of them", names);
        events.tell(() -> new CacheEvent.EvictionsLost(scopes.size()));
    }

    public long openings() {
        return openings.sum();
    }

    public long queued() {
        return queued.sum();
    }

    public long widened() {
        return widened.sum();
    }

    public long replayed() {
        return replayed.sum();
    }

    public long lost() {
        return lost.sum();
    }

    /** Returns the address of a partition's server; empty for a store that is reached as a whole and names none. */
    private static String server(String partition) {
        return partition.equals(WHOLE_STORE) ? "" : partition;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getName() : message;
    }
}
