package dev.larder.runtime;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.time.Patience;
import dev.larder.runtime.spi.Lookup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call that reads some keys: all at once, and then loads what is missing. */
final class BatchRead<K, V> {

    private final BatchCall<K, V> call;

    private final Map<CacheKey, K> ids;

    private final TransactionWork.Access access;

    private final Patience patience;

    private final Map<CacheKey, V> values = new HashMap<>();

    BatchRead(BatchCall<K, V> call, Map<CacheKey, K> ids) {
        this.call = call;
        this.ids = ids;
        this.access = call.binding().access();
        this.patience = call.binding().context().newPatience();
    }

    /** Stops waiting for others. */
    void hurry() {
        patience.lose();
    }

    /** Returns the values that there are. Called once. */
    CompletableFuture<Map<CacheKey, V>> answer() {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(values);
        }
        if (access == TransactionWork.Access.NONE) {
            return bypass(ids);
        }
        AsyncStore store = call.binding().context().stages();
        return store.read(ids.keySet().stream().map(CacheKey::name).toList())
                .handleAsync(this::answer, call.steps())
                .thenCompose(answered -> answered);
    }

    private CompletableFuture<Map<CacheKey, V>> answer(@Nullable List<Lookup> found, @Nullable Throwable failure) {
        if (found == null) {
            ids.keySet().forEach(call.binding()::miss);
            call.binding().commandFailed(ids.keySet().iterator().next(), commandFailure(failure));
            return bypass(ids);
        }
        Map<CacheKey, K> missed = new LinkedHashMap<>();
        Set<CacheKey> rejected = new HashSet<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            Answer<V> answer = call.binding().interpret(key, found.get(place++));
            if (answer instanceof Answer.Answered<V> answered) {
                hit(key, answered.value());
            } else {
                call.binding().miss(key);
                missed.put(key, entry.getValue());
                if (answer instanceof Answer.Rejected) {
                    rejected.add(key);
                }
            }
        }
        return missed.isEmpty() ? CompletableFuture.completedFuture(values) : load(missed, rejected);
    }

    private void hit(CacheKey key, @Nullable V value) {
        if (value == null) {
            call.binding().absentHit(key);
        } else {
            call.binding().hit(key);
            values.put(key, value);
        }
    }

    private CompletableFuture<Map<CacheKey, V>> load(Map<CacheKey, K> missed, Set<CacheKey> rejected) {
        return access == TransactionWork.Access.HITS_ONLY
                ? bypass(missed)
                : new MissedBatch<>(call, patience, missed, rejected, values).resolve();
    }

    private CompletableFuture<Map<CacheKey, V>> bypass(Map<CacheKey, K> missed) {
        return call.load(missed.values()).thenApply(loaded -> {
            missed.forEach((key, id) -> {
                V value = loaded.get(id);
                if (value != null) {
                    values.put(key, value);
                }
            });
            return values;
        });
    }

    static CommandFailedException commandFailure(@Nullable Throwable failure) {
        if (failure != null && Relay.cause(failure) instanceof CommandFailedException known) {
            return known;
        }
        // Nothing but commands is waited for there.
        throw new IllegalStateException(failure);
    }
}
