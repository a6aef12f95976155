package dev.larder.runtime.redisson;

import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.connect.TopologyObserver;
import dev.larder.runtime.redisson.index.Evictions;
import java.util.concurrent.CompletableFuture;

/** Repeats recent evictions on a master that may not have received them. */
final class EvictionReplay implements TopologyObserver {

    private final Evictions evictions;

    EvictionReplay(Evictions evictions) {
        this.evictions = evictions;
    }

    @Override
    public void connectionLost() {
        evictions.keepRecent();
    }

    @Override
    public CompletableFuture<?> mastersChanged(SlotPartition partition) {
        return evictions.replay(partition);
    }

    @Override
    public void masterKnown(SlotPartition partition) {
        evictions.forgetOld(partition);
    }
}
