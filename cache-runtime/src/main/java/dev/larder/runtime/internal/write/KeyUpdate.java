package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The steps of the update protocol: empty the keys under leases, store the values by these leases, and remove what was not
 * stored. The stages fail with a {@link dev.larder.runtime.internal.command.CommandFailedException}.
 */
public record KeyUpdate(AsyncStore store) {

    /** Empties keys; returns the leases by key. One round trip a master. */
    public CompletableFuture<Map<String, Lease>> begin(List<LeaseRequest> requests) {
        return store.beginUpdate(requests).thenApply(leases -> {
            Map<String, Lease> byKey = new HashMap<>();
            for (int i = 0; i < leases.size(); i++) {
                byKey.put(requests.get(i).key(), leases.get(i));
            }
            return byKey;
        });
    }

    /** Stores values; returns the keys whose lease was revoked. One round trip a master. */
    public CompletableFuture<Set<String>> store(Collection<StoreRequest> values) {
        List<StoreRequest> requests = new ArrayList<>(values);
        return requests.isEmpty()
                ? CompletableFuture.completedFuture(Set.of())
                : store.store(requests).thenApply(accepted -> {
                    Set<String> refused = new HashSet<>();
                    for (int i = 0; i < requests.size(); i++) {
                        if (!accepted.get(i)) {
                            refused.add(requests.get(i).key());
                        }
                    }
                    return refused;
                });
    }

    /**
     * Removes the keys that were not stored, since a load or update that revoked their lease may have stored a value from
     * before this update. One round trip a master.
     */
    public CompletableFuture<Long> removeUnstored(Set<String> keys) {
        return keys.isEmpty() ? CompletableFuture.completedFuture(0L) : store.evict(keys, List.of());
    }
}
