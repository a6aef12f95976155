package dev.larder.runtime;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the two forms of the cache client do, without blocking; replies are handled by the given executor. */
final class ClientCommands {

    private final CacheContext context;

    private final AsyncStore store;

    private final Executor executor;

    ClientCommands(CacheContext context, Executor executor) {
        this.context = context;
        this.store = context.stages();
        this.executor = executor;
    }

    <A> CompletableFuture<A> get(CacheKey key, Function<Lookup, A> reading) {
        return reply("get", store.read(List.of(key.name())), found -> reading.apply(found.get(0)));
    }

    <V> CompletableFuture<Map<String, V>> getMany(Map<String, CacheKey> keys, Reading<V> reading) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(new LinkedHashMap<>());
        }
        List<String> names = keys.values().stream().map(CacheKey::name).toList();
        return reply("getMany", store.read(names), found -> {
            Map<String, V> values = new LinkedHashMap<>();
            int place = 0;
            for (Map.Entry<String, CacheKey> entry : keys.entrySet()) {
                V value = reading.read(entry.getValue(), found.get(place++));
                if (value != null) {
                    values.put(entry.getKey(), value);
                }
            }
            return values;
        });
    }

    /** Stores values as an update does: what is refused meanwhile is left empty. Returns how many were stored. */
    CompletableFuture<Long> set(Map<CacheKey, byte[]> values, Duration ttl) {
        Expiry.requireTtl(ttl, "ttl");
        if (values.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        List<CacheKey> keys = List.copyOf(values.keySet());
        Duration lease = context.config().leaseTime();
        List<LeaseRequest> requests = keys.stream()
                .map(key -> new LeaseRequest(
                        key.name(), key.listing(true), context.loadIds().next(), lease, lease.plus(ttl), Claim.ALWAYS))
                .toList();
        CompletableFuture<Long> stored = store.beginUpdate(requests).thenCompose(leases -> {
            List<StoreRequest> stores = new ArrayList<>(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                stores.add(storing(keys.get(i), leases.get(i), values, ttl));
            }
            return store.store(stores).thenCompose(accepted -> removeRefused(keys, accepted));
        });
        return reply("set", stored, count -> count);
    }

    private static StoreRequest storing(CacheKey key, Lease lease, Map<CacheKey, byte[]> values, Duration ttl) {
        byte[] value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no value");
        }
        return new StoreRequest(key.name(), lease, value, ttl);
    }

    /** Whoever revoked the lease may have stored what it loaded before this update. */
    private CompletableFuture<Long> removeRefused(List<CacheKey> keys, List<Boolean> accepted) {
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!accepted.get(i)) {
                refused.add(keys.get(i).name());
            }
        }
        long stored = (long) keys.size() - refused.size();
        return refused.isEmpty()
                ? CompletableFuture.completedFuture(stored)
                : store.evict(refused, List.of()).thenApply(removed -> stored);
    }

    CompletableFuture<Long> delete(Collection<CacheKey> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        List<String> names = List.copyOf(
                new LinkedHashSet<>(keys.stream().map(CacheKey::name).toList()));
        return reply("delete", store.evict(names, List.of()), removed -> removed);
    }

    CompletableFuture<Long> clearPattern(GroupPattern pattern) {
        return reply("clearPattern", store.evict(List.of(), List.of(pattern)), removed -> removed);
    }

    CompletableFuture<Remaining> remaining(CacheKey key) {
        return reply("ttl", store.remaining(key.name()), remaining -> remaining);
    }

    CompletableFuture<Boolean> expire(CacheKey key, Duration ttl) {
        Expiry.requireTtl(ttl, "ttl");
        return reply("expire", store.expire(key.name(), key.listing(true), ttl), done -> done);
    }

    CompletableFuture<Duration> ping() {
        long start = context.time().nanoTime();
        return reply(
                "ping", store.ping(), pong -> Duration.ofNanos(context.time().nanoTime() - start));
    }

    /** Makes an answer on the executor; a store that fails is told of, since the caller asked for the cache itself. */
    private <T, A> CompletableFuture<A> reply(
            String operation, CompletableFuture<T> stage, Function<? super T, ? extends A> answer) {
        return stage.handleAsync(
                (value, failure) -> {
                    if (failure != null) {
                        throw failure(operation, CallerFuture.cause(failure));
                    }
                    return answer.apply(value);
                },
                executor);
    }

    private static RuntimeException failure(String operation, Throwable cause) {
        return cause instanceof CommandFailedException
                ? new CacheException(operation + " failed: " + cause.getMessage(), cause.getCause())
                : new CacheException(operation + " failed: " + cause, cause);
    }

    /** Makes a value of what a key holds. */
    @FunctionalInterface
    interface Reading<V> {
        @Nullable
        V read(CacheKey key, Lookup found);
    }
}
