package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.TagReach;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.EvictionOutbox;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Evicts for the outbox what processes have left.
 *
 * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
 * @param reach tells which keys may carry a tag
 * @param available whether the store seems to answer
 */
public record TargetEvictor(
        AsyncStore store, Events events, String keyPrefix, String keyStart, TagReach reach, BooleanSupplier available)
        implements EvictionOutbox.Evictor {

    @Override
    public boolean isAvailable() {
        return available.getAsBoolean();
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> targets) {
        EvictionScope scope =
                EvictionScope.of(targets.stream().map(EvictionTarget::parse).toList(), keyStart, reach);
        return store.evict(scope.keys(), scope.groups()).thenApply(removed -> {
            events.tell(() -> new CacheEvent.EvictionsRelayed(targets.size(), removed));
            return removed;
        });
    }
}
