package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.BreakerState;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the guard tells. */
final class Journal implements OutageObserver {

    final List<String> lines = new ArrayList<>();

    @Override
    public void breakerMoved(BreakerState from, BreakerState to, Throwable failure) {
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
