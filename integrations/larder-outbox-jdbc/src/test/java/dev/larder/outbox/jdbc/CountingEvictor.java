package dev.larder.outbox.jdbc;

import dev.larder.runtime.spi.EvictionOutbox;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Evicts nothing, and remembers what it was to evict. */
final class CountingEvictor implements EvictionOutbox.Evictor {

    final List<String> evicted = new CopyOnWriteArrayList<>();

    volatile boolean available = true;

    volatile Supplier<CompletionStage<Long>> outcome = () -> CompletableFuture.completedFuture(1L);

    private final String keyPrefix;

    CountingEvictor(String keyPrefix) {
        this.keyPrefix = keyPrefix;
    }

    @Override
    public String keyPrefix() {
        return keyPrefix;
    }

    @Override
    public boolean isAvailable() {
        return available;
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> targets) {
        evicted.addAll(targets);
        return outcome.get();
    }
}
