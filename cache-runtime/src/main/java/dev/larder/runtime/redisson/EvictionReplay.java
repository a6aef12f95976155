package dev.larder.runtime.redisson;

import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.connect.TopologyObserver;
import dev.larder.runtime.redisson.index.Evictions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Repeats recent evictions on a master that may not have received them, after it has ended what near caches rely on. */
final class EvictionReplay implements TopologyObserver {

    private final Evictions evictions;

    private final Consumer<SlotPartition> nearCaches;

    /** @param nearCaches ends the subscriptions to a partition */
    EvictionReplay(Evictions evictions, Consumer<SlotPartition> nearCaches) {
        this.evictions = evictions;
        this.nearCaches = nearCaches;
    }

    @Override
    public void connectionLost() {
        evictions.keepRecent();
    }

    @Override
    public CompletableFuture<?> mastersChanged(SlotPartition partition) {
        nearCaches.accept(partition);
        return evictions.replay(partition);
    }

    @Override
    public void masterKnown(SlotPartition partition) {
        evictions.forgetOld(partition);
    }
}
