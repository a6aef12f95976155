package dev.larder.runtime.internal.command;

import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The store for callers that do not block. A command that fails does so with {@link CommandFailedException}. A command on a
 * list of keys does not fail: its {@link BatchReplies} tell which keys have no reply. A list of one key is sent as the command
 * for one key. Thread-safe.
 *
 * <p>Futures complete on threads of the store or of a timer, which must not be blocked.
 */
public final class AsyncStore {

    private final ResilientStore store;

    /** Returns a view of a store. */
    public AsyncStore(ResilientStore store) {
        this.store = store;
    }

    public CompletableFuture<BatchReplies<Lookup>> read(List<String> keys) {
        return keys.size() == 1 ? one(() -> store.read(keys.get(0))) : several(keys.size(), () -> store.readMany(keys));
    }

    public CompletableFuture<BatchReplies<TimedLookup>> readTimed(List<String> keys) {
        return keys.size() == 1
                ? one(() -> store.readTimed(keys.get(0)))
                : several(keys.size(), () -> store.readTimedMany(keys));
    }

    public CompletableFuture<BatchReplies<Acquisition>> acquire(List<LeaseRequest> requests) {
        return requests.size() == 1
                ? one(() -> store.acquire(requests.get(0)))
                : several(requests.size(), () -> store.acquireMany(requests));
    }

    public CompletableFuture<BatchReplies<Lease>> beginUpdate(List<LeaseRequest> requests) {
        return requests.size() == 1
                ? one(() -> store.beginUpdate(requests.get(0)))
                : several(requests.size(), () -> store.beginUpdateMany(requests));
    }

    /**
     * Stores values. Those that have tags are listed under them first, in a round trip of their own. A value that must not be stored
     * counts as refused, and its lease is given back.
     */
    public CompletableFuture<BatchReplies<Boolean>> store(List<StoreRequest> requests) {
        List<TagListing> listings = requests.stream()
                .map(StoreRequest::listing)
                .filter(Objects::nonNull)
                .toList();
        return listings.isEmpty()
                ? storeListed(requests)
                : several(listings.size(), () -> store.addTags(listings))
                        .thenCompose(listed -> storeListed(new ListedStores(requests, listed)));
    }

    private CompletableFuture<BatchReplies<Boolean>> storeListed(ListedStores listed) {
        releaseLater(listed.refusedLeases());
        List<StoreRequest> permitted = listed.permitted();
        return permitted.isEmpty()
                ? CompletableFuture.completedFuture(listed.replies(BatchReplies.of(List.of())))
                : storeListed(permitted).thenApply(listed::replies);
    }

    private CompletableFuture<BatchReplies<Boolean>> storeListed(List<StoreRequest> requests) {
        if (requests.size() > 1) {
            return several(requests.size(), () -> store.storeMany(requests));
        }
        StoreRequest only = requests.get(0);
        return one(() -> store.store(only.key(), only.lease(), only.value(), only.ttl()));
    }

    /** Gives leases back without an answer. When that fails, the leases end by themselves. */
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

    public CompletableFuture<Boolean> evictValue(String key, byte[] value) {
        return sent(() -> store.evictValue(key, value));
    }

    public CompletableFuture<Long> count(String glob) {
        return sent(() -> store.count(glob));
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

    private static <T> CompletableFuture<BatchReplies<T>> one(Supplier<CompletionStage<T>> command) {
        return several(1, () -> command.get().thenApply(reply -> BatchReplies.of(List.of(reply))));
    }

    private static <T> CompletableFuture<BatchReplies<T>> several(
            int keys, Supplier<CompletionStage<BatchReplies<T>>> command) {
        return sent(command).exceptionally(failure -> BatchReplies.failed(keys, CallerFuture.cause(failure)));
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
