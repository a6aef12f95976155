package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes values that are due, while callers use the current ones. For each key the lease decides which caller in the
 * fleet loads: it is granted only for a value that is still due. An eviction revokes it, as that of any load. No caller
 * waits for a refresh.
 */
final class BackgroundRefresh<K, V> {

    private final ReadCall<K, V> call;

    private final BoundMethod<V> method;

    private final RefreshGate gate;

    private final Map<CacheKey, K> ids;

    private Map<CacheKey, Lease> held = Map.of();

    /** Creates the refresh of some ids, whose gate the caller entered. */
    BackgroundRefresh(ReadCall<K, V> call, Map<CacheKey, K> ids) {
        this.call = call;
        this.method = call.method();
        this.gate = call.engine().refreshGate();
        this.ids = ids;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no caller waits for it
    void begin() {
        List<LeaseRequest> requests =
                ids.keySet().stream().map(method.leases()::forRefresh).toList();
        call.engine()
                .async()
                .acquire(requests)
                .thenApplyAsync(this::granted, call.steps())
                .thenCompose(leases -> leases.isEmpty() ? CompletableFuture.completedFuture(false) : load(leases))
                .exceptionally(failure -> {
                    // A failure here, such as one of the method's condition, must not keep keys from being refreshed.
                    giveBack(held);
                    ids.keySet().forEach(key -> gate.leave(key.name()));
                    return false;
                });
    }

    private Map<CacheKey, Lease> granted(BatchReplies<Acquisition> acquired) {
        Throwable failure = acquired.failure();
        Map<CacheKey, Lease> leases = new LinkedHashMap<>();
        int place = 0;
        for (CacheKey key : ids.keySet()) {
            Acquisition acquisition = acquired.get(place++);
            if (acquisition instanceof Acquisition.Own own) {
                leases.put(key, own.lease());
                continue;
            }
            gate.leaveBusy(key.name());
            if (acquisition == null && failure != null) {
                method.reporter().commandFailed(key, CommandFailedException.of(failure));
                failure = null;
            }
        }
        held = leases;
        return leases;
    }

    private CompletableFuture<Boolean> load(Map<CacheKey, Lease> leases) {
        Map<CacheKey, K> granted = new LinkedHashMap<>(ids);
        granted.keySet().retainAll(leases.keySet());
        if (call.engine().background().isClosed()) {
            giveBack(leases);
            return CompletableFuture.completedFuture(false);
        }
        return Futures.handleCompose(
                call.load(granted),
                (loaded, failure) -> loaded == null ? failed(leases, failure) : store(granted, leases, loaded),
                call.steps());
    }

    private CompletableFuture<Boolean> failed(Map<CacheKey, Lease> leases, @Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("no outcome") : CallerFuture.cause(failure);
        giveBack(leases);
        if (cause instanceof BackgroundLoads.QueueFullException) {
            method.reporter().refreshSkipped();
            leases.keySet().forEach(key -> gate.leaveBusy(key.name()));
        } else {
            method.reporter().refreshed();
            method.reporter().refreshFailed(leases.keySet().iterator().next(), cause);
            leases.keySet().forEach(key -> gate.leaveFailed(key.name(), cause));
        }
        return CompletableFuture.completedFuture(false);
    }

    private CompletableFuture<Boolean> store(Map<CacheKey, K> granted, Map<CacheKey, Lease> leases, Map<K, V> loaded) {
        method.reporter().refreshed();
        Map<CacheKey, Lease> unused = new HashMap<>(leases);
        List<CacheKey> keys = new ArrayList<>();
        List<StoreRequest> requests = new ArrayList<>();
        List<CacheKey> vanished = new ArrayList<>();
        granted.forEach((key, id) -> {
            V value = BatchKeys.valueOf(loaded, id);
            StoreRequest request = storing(key, unused.get(key), value);
            if (request != null) {
                unused.remove(key);
                keys.add(key);
                requests.add(request);
            } else if (value == null) {
                unused.remove(key);
                vanished.add(key);
            } else {
                // The condition refused the value: the current one is served until its TTL ends.
                gate.leavePaused(key.name());
            }
        });
        giveBack(unused);
        remove(vanished);
        if (requests.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return call.engine()
                .async()
                .store(requests)
                .thenApplyAsync(accepted -> afterStore(keys, accepted), call.steps());
    }

    private boolean afterStore(List<CacheKey> keys, BatchReplies<Boolean> accepted) {
        Throwable failure = accepted.failure();
        for (int i = 0; i < keys.size(); i++) {
            Boolean isStored = accepted.get(i);
            if (isStored != null) {
                method.reporter().stored(keys.get(i), isStored);
            } else if (failure != null) {
                method.reporter().commandFailed(keys.get(i), CommandFailedException.of(failure));
                failure = null;
            }
            gate.leave(keys.get(i).name());
        }
        return true;
    }

    /** Removes the values of which the source knows nothing any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // an eviction that fails is pending
    private void remove(List<CacheKey> vanished) {
        if (!vanished.isEmpty()) {
            List<String> names = vanished.stream().map(CacheKey::name).toList();
            call.engine().async().evict(names, List.of());
            names.forEach(gate::leave);
        }
    }

    private @Nullable StoreRequest storing(CacheKey key, @Nullable Lease lease, @Nullable V value) {
        if (lease == null || (value != null && call.unless().test(value))) {
            return null;
        }
        return method.values().storeRequest(key, lease, method.values().encode(key, value), value);
    }

    private void giveBack(Map<CacheKey, Lease> leases) {
        Map<String, Lease> unused = new LinkedHashMap<>();
        leases.forEach((key, lease) -> unused.put(key.name(), lease));
        call.engine().async().releaseLater(unused);
    }
}
