package dev.larder.runtime.internal.command;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Listing;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store as callers use it that do not block: each command ends by a deadline of our own, whatever the store does, and
 * fails with {@link CommandFailedException}. One key goes by the command for one. Thread-safe.
 *
 * <p>Stages are completed on threads of the store or of a timer, which must not be blocked.
 */
public final class AsyncStore {

    /** Keys for which a command is given its deadline once more: so many take that much longer on the way. */
    private static final int KEYS_PER_DEADLINE = 1000;

    private final CacheStore store;

    private final long commandNanos;

    private final long patternNanos;

    private final long pingNanos;

    /**
     * Watches over a store.
     *
     * @param commandTimeout the deadline of a command on a key, or on up to a thousand
     * @param patternTimeout the deadline of an eviction by patterns
     * @param pingTimeout the deadline of a ping
     */
    public AsyncStore(CacheStore store, Duration commandTimeout, Duration patternTimeout, Duration pingTimeout) {
        this.store = store;
        this.commandNanos = commandTimeout.toNanos();
        this.patternNanos = patternTimeout.toNanos();
        this.pingNanos = pingTimeout.toNanos();
    }

    public CompletableFuture<List<Lookup>> read(List<String> keys) {
        return keys.size() == 1
                ? within(commandNanos, () -> store.read(keys.get(0)).thenApply(List::of))
                : within(deadline(keys), () -> store.readMany(keys));
    }

    /** Asks for leases; those that are granted after the deadline are given back. */
    public CompletableFuture<List<Acquisition>> acquire(List<LeaseRequest> requests) {
        return within(
                deadline(requests),
                () -> requests.size() == 1
                        ? store.acquire(requests.get(0)).thenApply(List::of)
                        : store.acquireMany(requests),
                late -> {
                    Map<String, Lease> granted = new LinkedHashMap<>();
                    for (int i = 0; i < late.size(); i++) {
                        if (late.get(i) instanceof Acquisition.Own own) {
                            granted.put(requests.get(i).key(), own.lease());
                        }
                    }
                    releaseLater(granted);
                });
    }

    public CompletableFuture<List<Lease>> beginUpdate(List<LeaseRequest> requests) {
        return within(
                deadline(requests),
                () -> requests.size() == 1
                        ? store.beginUpdate(requests.get(0)).thenApply(List::of)
                        : store.beginUpdateMany(requests));
    }

    public CompletableFuture<List<Boolean>> store(List<StoreRequest> requests) {
        return within(deadline(requests), () -> {
            if (requests.size() > 1) {
                return store.storeMany(requests);
            }
            StoreRequest only = requests.get(0);
            return store.store(only.key(), only.lease(), only.value(), only.ttl())
                    .thenApply(List::of);
        });
    }

    /** Gives leases back without telling how that went; when it fails, they end by themselves. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void releaseLater(Map<String, Lease> leases) {
        if (leases.isEmpty()) {
            return;
        }
        try {
            store.releaseMany(leases);
        } catch (RuntimeException e) {
            // Nobody depends on it.
        }
    }

    public CompletableFuture<Long> evict(Collection<String> keys, Collection<GroupPattern> groups) {
        return within(groups.isEmpty() ? deadline(keys) : patternNanos, () -> store.evict(keys, groups));
    }

    public CompletableFuture<Remaining> remaining(String key) {
        return within(commandNanos, () -> store.remaining(key));
    }

    public CompletableFuture<Boolean> expire(String key, Listing listing, Duration ttl) {
        return within(2 * commandNanos, () -> store.expire(key, listing, ttl));
    }

    public CompletableFuture<Boolean> ping() {
        return within(pingNanos, () -> store.ping().thenApply(pong -> true));
    }

    private long deadline(Collection<?> keys) {
        return commandNanos * (1 + keys.size() / KEYS_PER_DEADLINE);
    }

    private static <T> CompletableFuture<T> within(long nanos, Supplier<CompletionStage<T>> command) {
        return within(nanos, command, late -> {});
    }

    private static <T> CompletableFuture<T> within(
            long nanos, Supplier<CompletionStage<T>> command, Consumer<T> afterDeadline) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            command.get().whenComplete((T value, @Nullable Throwable failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(failure);
                } else if (!answer.complete(value)) {
                    afterDeadline.accept(value);
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer.orTimeout(nanos, TimeUnit.NANOSECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(failure(Relay.cause(e), nanos)));
    }

    private static CommandFailedException failure(Throwable cause, long nanos) {
        if (cause instanceof TimeoutException) {
            return new CommandFailedException(
                    "no answer within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms", null, false);
        }
        String message = cause.getMessage();
        return new CommandFailedException(message == null ? cause.getClass().getName() : message, cause, false);
    }
}
