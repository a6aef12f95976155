package dev.larder.runtime.internal.command;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The store for callers that do not block. A command that fails does so with {@link CommandFailedException}. A list of one key
 * is sent as the command for one key. Thread-safe.
 *
 * <p>Futures complete on threads of the store or of a timer, which must not be blocked.
 */
public final class AsyncStore {

    private final CacheStore store;

    /**
     * Returns a view of a store.
     *
     * @param store keeps deadlines, so that each command ends
     */
    public AsyncStore(CacheStore store) {
        this.store = store;
    }

    public CompletableFuture<List<Lookup>> read(List<String> keys) {
        return keys.size() == 1
                ? sent(() -> store.read(keys.get(0)).thenApply(List::of))
                : sent(() -> store.readMany(keys));
    }

    public CompletableFuture<List<TimedLookup>> readTimed(List<String> keys) {
        return keys.size() == 1
                ? sent(() -> store.readTimed(keys.get(0)).thenApply(List::of))
                : sent(() -> store.readTimedMany(keys));
    }

    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        return sent(() -> requests.size() == 1
                ? store.acquire(requests.get(0)).thenApply(List::of)
                : store.acquireMany(requests));
    }

    public CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
        return sent(() -> requests.size() == 1
                ? store.beginUpdate(requests.get(0)).thenApply(List::of)
                : store.beginUpdateMany(requests));
    }

    public CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        return sent(() -> {
            if (requests.size() > 1) {
                return store.storeMany(requests);
            }
            StoreRequest only = requests.get(0);
            return store.store(only.key(), only.lease(), only.value(), only.ttl())
                    .thenApply(List::of);
        });
    }

    /** Gives leases back without an answer. When that fails, the leases end by themselves. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void releaseLater(Map<String, Lease> leases) {
        if (leases.isEmpty()) {
            return;
        }
        Map<String, Long> loadIds = new LinkedHashMap<>();
        leases.forEach((key, lease) -> loadIds.put(key, lease.loadId()));
        try {
            if (loadIds.size() > 1) {
                store.releaseMany(loadIds);
            } else {
                loadIds.forEach(store::release);
            }
        } catch (RuntimeException e) {
            // The leases end by themselves.
        }
    }

    public CompletableFuture<Long> evict(Collection<String> keys, Collection<GroupPattern> groups) {
        return sent(() -> store.evict(keys, groups));
    }

    public CompletableFuture<Remaining> remaining(String key) {
        return sent(() -> store.remaining(key));
    }

    public CompletableFuture<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return sent(() -> store.expire(key, entry, ttl));
    }

    public CompletableFuture<Boolean> ping() {
        return sent(() -> store.ping().thenApply(pong -> true));
    }

    private static <T> CompletableFuture<T> sent(Supplier<CompletionStage<T>> command) {
        CompletionStage<T> answer;
        try {
            answer = command.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(CommandFailedException.of(e));
        }
        return answer.toCompletableFuture()
                .exceptionallyCompose(
                        e -> CompletableFuture.failedFuture(CommandFailedException.of(CallerFuture.cause(e))));
    }
}
