package dev.larder.runtime;

import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Loads values anew that are due, while everybody goes on with those that there are. For each key the lease decides who
 * loads: it is granted only where a value is that is still due, so one caller in the fleet does, once per period; and an
 * eviction meanwhile takes it away, as from any load. Nobody waits for it.
 */
final class Refresh<K, V> {

    private final BatchCall<K, V> call;

    private final MethodBinding<V> binding;

    private final RefreshGate gate;

    private final Map<CacheKey, K> ids;

    private Map<CacheKey, Lease> held = Map.of();

    /** Refreshes these, whose gate the caller entered. */
    Refresh(BatchCall<K, V> call, Map<CacheKey, K> ids) {
        this.call = call;
        this.binding = call.binding();
        this.gate = binding.context().refreshGate();
        this.ids = ids;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void begin() {
        List<LeaseRequest> requests = ids.keySet().stream()
                .map(key ->
                        binding.refreshRequest(key, binding.context().loadIds().next()))
                .toList();
        binding.context()
                .stages()
                .acquire(requests)
                .handleAsync(this::granted, call.steps())
                .thenCompose(leases -> leases.isEmpty() ? CompletableFuture.completedFuture(false) : load(leases))
                .exceptionally(failure -> {
                    // Whatever went wrong here (a condition of the method's, say) must not keep keys from being
                    // refreshed.
                    giveBack(held);
                    ids.keySet().forEach(key -> gate.leave(key.name()));
                    return false;
                });
    }

    private Map<CacheKey, Lease> granted(@Nullable List<Acquisition> acquired, @Nullable Throwable failure) {
        Map<CacheKey, Lease> leases = new LinkedHashMap<>();
        int place = 0;
        for (CacheKey key : ids.keySet()) {
            if (acquired != null && acquired.get(place++) instanceof Acquisition.Own own) {
                leases.put(key, own.lease());
            } else {
                gate.leaveBusy(key.name());
            }
        }
        if (acquired == null) {
            binding.commandFailed(ids.keySet().iterator().next(), BatchRead.commandFailure(failure));
        }
        held = leases;
        return leases;
    }

    private CompletableFuture<Boolean> load(Map<CacheKey, Lease> leases) {
        Map<CacheKey, K> granted = new LinkedHashMap<>(ids);
        granted.keySet().retainAll(leases.keySet());
        if (binding.context().backgroundLoads().isClosed()) {
            giveBack(leases);
            return CompletableFuture.completedFuture(false);
        }
        return Sequel.of(
                call.load(granted.values()),
                (loaded, failure) -> loaded == null ? failed(leases, failure) : store(granted, leases, loaded),
                call.steps());
    }

    private CompletableFuture<Boolean> failed(Map<CacheKey, Lease> leases, @Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("no outcome") : Relay.cause(failure);
        giveBack(leases);
        if (cause instanceof BackgroundLoads.NoPlaceException) {
            binding.counters().refreshSkipped();
            leases.keySet().forEach(key -> gate.leaveBusy(key.name()));
        } else {
            binding.counters().refreshed();
            binding.refreshFailed(leases.keySet().iterator().next(), cause);
            leases.keySet().forEach(key -> gate.leaveFailed(key.name(), cause));
        }
        return CompletableFuture.completedFuture(false);
    }

    private CompletableFuture<Boolean> store(Map<CacheKey, K> granted, Map<CacheKey, Lease> leases, Map<K, V> loaded) {
        binding.counters().refreshed();
        Map<CacheKey, Lease> unused = new HashMap<>(leases);
        List<CacheKey> keys = new ArrayList<>();
        List<StoreRequest> requests = new ArrayList<>();
        List<CacheKey> vanished = new ArrayList<>();
        granted.forEach((key, id) -> {
            V value = loaded.get(id);
            StoreRequest request = storing(key, unused.get(key), value);
            if (request != null) {
                unused.remove(key);
                keys.add(key);
                requests.add(request);
            } else if (value == null) {
                unused.remove(key);
                vanished.add(key);
            } else {
                // One that is not to be kept: what is there is served until its TTL ends.
                gate.leavePaused(key.name());
            }
        });
        giveBack(unused);
        remove(vanished);
        if (requests.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return binding.context()
                .stages()
                .store(requests)
                .handleAsync(
                        (accepted, failure) -> {
                            if (accepted == null) {
                                binding.commandFailed(keys.get(0), BatchRead.commandFailure(failure));
                            }
                            for (int i = 0; i < keys.size(); i++) {
                                if (accepted != null) {
                                    binding.settled(keys.get(i), accepted.get(i));
                                }
                                gate.leave(keys.get(i).name());
                            }
                            return true;
                        },
                        call.steps());
    }

    /** Of what there is no more, no old value is served either. */
    @SuppressWarnings("FutureReturnValueIgnored") // an eviction that fails is pending
    private void remove(List<CacheKey> vanished) {
        if (!vanished.isEmpty()) {
            List<String> names = vanished.stream().map(CacheKey::name).toList();
            binding.context().stages().evict(names, List.of());
            names.forEach(gate::leave);
        }
    }

    private @Nullable StoreRequest storing(CacheKey key, @Nullable Lease lease, @Nullable V value) {
        if (lease == null || (value != null && call.unless().test(value))) {
            return null;
        }
        Lookup encoded = binding.encode(key, value);
        return binding.storing(key, lease, encoded);
    }

    private void giveBack(Map<CacheKey, Lease> leases) {
        Map<String, Lease> unused = new LinkedHashMap<>();
        leases.forEach((key, lease) -> unused.put(key.name(), lease));
        binding.context().stages().releaseLater(unused);
    }
}
