package dev.larder.runtime.testing;

import dev.larder.runtime.internal.outage.OutageObserver;
import dev.larder.runtime.internal.pending.PendingScope;
import dev.larder.runtime.spi.BreakerState;
import java.util.ArrayList;
import java.util.List;

/** Records each event of an outage as a line. Not thread-safe. */
public final class RecordingObserver implements OutageObserver {

    private final List<String> lines = new ArrayList<>();

    /** Returns the events so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void breakerMoved(String partition, BreakerState from, BreakerState to, Throwable failure) {
        lines.add(from + " -> " + to);
    }

    @Override
    public void evictionQueued(int targets, int pending, Throwable failure) {
        lines.add("queued " + targets + ", pending " + pending);
    }

    @Override
    public void evictionsWidened(int replaced) {
        lines.add("widened " + replaced);
    }

    @Override
    public void evictionsReplayed(int targets, long keys, int pending) {
        lines.add("replayed " + targets + ", pending " + pending);
    }

    @Override
    public void evictionsLost(List<PendingScope> lost) {
        lines.add("lost " + lost.size());
    }
}
