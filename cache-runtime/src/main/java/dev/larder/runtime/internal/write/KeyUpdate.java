package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the update protocol: empty the keys under leases, store the values by these leases, and remove what was not
 * stored. The stages fail with a {@link dev.larder.runtime.internal.command.CommandFailedException}.
 */
public record KeyUpdate(AsyncStore store) {

    /** Empties keys; returns the leases by key, of those keys whose command succeeded. One round trip a master. */
    public CompletableFuture<Granted> begin(List<LeaseRequest> requests) {
        return store.beginUpdate(requests).thenApply(replies -> {
            Map<String, Lease> byKey = new HashMap<>();
            for (int i = 0; i < requests.size(); i++) {
                Lease lease = replies.get(i);
                if (lease != null) {
                    byKey.put(requests.get(i).key(), lease);
                }
            }
            return new Granted(byKey, replies.failure());
        });
    }

    /** Stores values; returns for each whether it was stored. One round trip a master. */
    public CompletableFuture<BatchReplies<Boolean>> store(List<StoreRequest> values) {
        return values.isEmpty() ? CompletableFuture.completedFuture(BatchReplies.of(List.of())) : store.store(values);
    }

    /**
     * Removes the keys that were not stored, since a load or update that revoked their lease may have stored a value from
     * before this update. One round trip a master.
     */
    public CompletableFuture<Long> removeUnstored(Set<String> keys) {
        return keys.isEmpty() ? CompletableFuture.completedFuture(0L) : store.evict(keys, List.of());
    }

    /**
     * The leases of an update.
     *
     * @param leases the leases by key
     * @param failure why keys have no lease; {@code null} when each has one
     */
    public record Granted(
            Map<String, Lease> leases, @Nullable Throwable failure) {}
}
