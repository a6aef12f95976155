package dev.larder.runtime.internal.client;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.internal.write.KeyUpdate;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands of both forms of the programmatic cache; an executor handles the replies. */
public final class ClientCommands {

    private final ClientEngine engine;

    private final AsyncStore store;

    private final Executor executor;

    /** @param executor runs the handling of replies */
    public ClientCommands(ClientEngine engine, Executor executor) {
        this.engine = engine;
        this.store = engine.store();
        this.executor = executor;
    }

    public <A> CompletableFuture<A> get(CacheKey key, Function<Lookup, A> reading) {
        return reply("get", complete(store.read(List.of(key.name()))), found -> reading.apply(found.get(0)));
    }

    public <V> CompletableFuture<Map<String, V>> getMany(Map<String, CacheKey> keys, Reading<V> reading) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(new LinkedHashMap<>());
        }
        List<String> names = keys.values().stream().map(CacheKey::name).toList();
        return reply("getMany", complete(store.read(names)), found -> {
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

    /** Stores values as an update does; a key whose lease is revoked is left empty. Returns the number of stored values. */
    public CompletableFuture<Long> set(Map<CacheKey, byte[]> values, Duration ttl) {
        return set(values, Map.of(), ttl);
    }

    /**
     * Stores values that have tags, besides those of their keys; see {@link #set(Map, Duration)}.
     *
     * @param tags the tags of values; a key that is missing has none
     */
    CompletableFuture<Long> set(Map<CacheKey, byte[]> values, Map<CacheKey, List<Tag>> tags, Duration ttl) {
        Expiry.requireTtl(ttl, "ttl");
        if (values.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        KeyUpdate update = new KeyUpdate(store);
        List<LeaseRequest> requests =
                values.keySet().stream().map(key -> leaseRequest(key, ttl)).toList();
        CompletableFuture<Long> stored = update.begin(requests)
                .thenCompose(granted -> store(update, values, granted.leases(), tags, ttl)
                        .thenCompose(count -> granted.failure() == null
                                ? CompletableFuture.completedFuture(count)
                                : CompletableFuture.failedFuture(CommandFailedException.of(granted.failure()))));
        return reply("set", stored, count -> count);
    }

    /** Stores the values that have a lease, and leaves the others of them empty. */
    private CompletableFuture<Long> store(
            KeyUpdate update,
            Map<CacheKey, byte[]> values,
            Map<String, Lease> leases,
            Map<CacheKey, List<Tag>> tags,
            Duration ttl) {
        List<StoreRequest> requests = new ArrayList<>();
        values.forEach((key, value) -> {
            Lease lease = leases.get(key.name());
            if (lease != null) {
                List<Tag> some = tags.getOrDefault(key, List.of());
                requests.add(new StoreRequest(
                        key.name(), lease, value, ttl, some.isEmpty() ? null : listing(key, lease, some, ttl)));
            }
        });
        return complete(update.store(requests)).thenCompose(accepted -> {
            Set<String> refused = new HashSet<>();
            for (int i = 0; i < requests.size(); i++) {
                if (!accepted.get(i)) {
                    refused.add(requests.get(i).key());
                }
            }
            return update.removeUnstored(refused).thenApply(removed -> (long) requests.size() - refused.size());
        });
    }

    private TagListing listing(CacheKey key, Lease lease, List<Tag> tags, Duration ttl) {
        return new TagListing(
                key.name(), lease.requested(), tags, engine.leaseTime().plus(ttl));
    }

    /** Returns the replies if each key has one. */
    private static <T> CompletableFuture<List<T>> complete(CompletableFuture<BatchReplies<T>> replies) {
        return replies.thenCompose(BatchReplies::complete)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(CommandFailedException.of(CallerFuture.cause(failure))));
    }

    private LeaseRequest leaseRequest(CacheKey key, Duration ttl) {
        Duration lease = engine.leaseTime();
        return new LeaseRequest(
                key.name(), key.indexEntry(true), engine.loadIds().next(), lease, lease.plus(ttl), Claim.ALWAYS);
    }

    public CompletableFuture<Long> delete(Collection<CacheKey> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        List<String> names = List.copyOf(
                new LinkedHashSet<>(keys.stream().map(CacheKey::name).toList()));
        return reply("delete", store.evict(names, List.of()), removed -> removed);
    }

    public CompletableFuture<Long> clearPattern(GroupPattern pattern) {
        return reply("clearPattern", store.evict(List.of(), List.of(pattern)), removed -> removed);
    }

    public CompletableFuture<Long> evictTags(List<GroupPattern> tags) {
        return tags.isEmpty()
                ? CompletableFuture.completedFuture(0L)
                : reply("evictTags", store.evict(List.of(), tags), removed -> removed);
    }

    public CompletableFuture<Long> countPattern(GroupPattern pattern) {
        return reply("countPattern", store.count(pattern.glob()), found -> found);
    }

    public CompletableFuture<Remaining> remaining(CacheKey key) {
        return reply("ttl", store.remaining(key.name()), remaining -> remaining);
    }

    public CompletableFuture<Boolean> expire(CacheKey key, Duration ttl) {
        Expiry.requireTtl(ttl, "ttl");
        return reply("expire", store.expire(key.name(), key.indexEntry(true), ttl), done -> done);
    }

    public CompletableFuture<Duration> ping() {
        long start = engine.time().nanoTime();
        return reply(
                "ping", store.ping(), pong -> Duration.ofNanos(engine.time().nanoTime() - start));
    }

    /** Makes a result on the executor. A failing store fails the call, since the caller asked for the cache itself. */
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

    /** Makes a value of a lookup. */
    @FunctionalInterface
    public interface Reading<V> {
        @Nullable
        V read(CacheKey key, Lookup found);
    }
}
