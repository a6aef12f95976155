package dev.larder.test.store;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store in front of another one, all of whose commands go through one method. As thread-safe as that method is. */
public abstract class InterceptedStore implements CacheStore {

    private final CacheStore inner;

    /** @param inner the store that carries the commands out */
    protected InterceptedStore(CacheStore inner) {
        this.inner = Objects.requireNonNull(inner, "inner");
    }

    /** Answers a command, by carrying it out or otherwise. */
    protected abstract <T> CompletionStage<T> intercept(StoreCall<T> call);

    /** Returns the store behind this one. */
    public final CacheStore inner() {
        return inner;
    }

    @Override
    public final CompletionStage<Lookup> read(String key) {
        return call(StoreCommand.READ, List.of(key), () -> inner.read(key));
    }

    @Override
    public final CompletionStage<TimedLookup> readTimed(String key) {
        return call(StoreCommand.READ, List.of(key), () -> inner.readTimed(key));
    }

    @Override
    public final boolean leaveTraces(String keyStart, Duration lasting) {
        return inner.leaveTraces(keyStart, lasting);
    }

    @Override
    public final CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return call(StoreCommand.ACQUIRE, List.of(request.key()), () -> inner.acquire(request));
    }

    @Override
    public final CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return call(StoreCommand.BEGIN_UPDATE, List.of(request.key()), () -> inner.beginUpdate(request));
    }

    @Override
    public final CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return intercept(new StoreCall<>(
                StoreCommand.STORE, List.of(key), detail(value, ttl), () -> inner.store(key, lease, value, ttl)));
    }

    @Override
    public final CompletionStage<List<Boolean>> addTags(List<TagListing> listings) {
        List<String> keys = listings.stream().map(TagListing::key).toList();
        return call(StoreCommand.ADD_TAGS, keys, () -> inner.addTags(listings));
    }

    @Override
    public final CompletionStage<Void> release(String key, long loadId) {
        return call(StoreCommand.RELEASE, List.of(key), () -> inner.release(key, loadId));
    }

    @Override
    public final CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        List<String> targets = new ArrayList<>(exactKeys);
        groups.forEach(group -> targets.add(group.glob()));
        return call(StoreCommand.EVICT, targets, () -> inner.evict(exactKeys, groups));
    }

    @Override
    public final CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return call(StoreCommand.EVICT_VALUE, List.of(key), () -> inner.evictValue(key, value));
    }

    @Override
    public final CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return call(StoreCommand.READ_MANY, keys, () -> inner.readMany(keys));
    }

    @Override
    public final CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return call(StoreCommand.READ_MANY, keys, () -> inner.readTimedMany(keys));
    }

    @Override
    public final CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return call(StoreCommand.ACQUIRE_MANY, keys(requests), () -> inner.acquireMany(requests));
    }

    @Override
    public final CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return call(StoreCommand.BEGIN_UPDATE_MANY, keys(requests), () -> inner.beginUpdateMany(requests));
    }

    @Override
    public final CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        List<String> keys = requests.stream().map(StoreRequest::key).toList();
        String detail = requests.isEmpty()
                ? ""
                : detail(requests.get(0).value(), requests.get(0).ttl());
        return intercept(new StoreCall<>(StoreCommand.STORE_MANY, keys, detail, () -> inner.storeMany(requests)));
    }

    @Override
    public final CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return call(StoreCommand.RELEASE_MANY, List.copyOf(loadIds.keySet()), () -> inner.releaseMany(loadIds));
    }

    @Override
    public final CompletionStage<Remaining> remaining(String key) {
        return call(StoreCommand.REMAINING, List.of(key), () -> inner.remaining(key));
    }

    @Override
    public final CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return call(StoreCommand.EXPIRE, List.of(key), () -> inner.expire(key, entry, ttl));
    }

    @Override
    public final CompletionStage<Long> count(String glob) {
        return call(StoreCommand.COUNT, List.of(glob), () -> inner.count(glob));
    }

    /** Asks the store behind this one. It is no command. */
    @Override
    public final boolean isRepeatingEvictionOf(String key) {
        return inner.isRepeatingEvictionOf(key);
    }

    /** Asks the store behind this one, whose removals are told whether or not a command went through this one. */
    @Override
    public final Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        return inner.nearLink(settings, listener);
    }

    @Override
    public final CompletionStage<Void> ping() {
        return call(StoreCommand.PING, List.of(), inner::ping);
    }

    /** Closes the store behind this one. */
    @Override
    public void close() {
        inner.close();
    }

    private <T> CompletionStage<T> call(
            StoreCommand command, List<String> keys, Supplier<CompletionStage<T>> execution) {
        return intercept(new StoreCall<>(command, keys, "", execution));
    }

    private static List<String> keys(List<LeaseRequest> requests) {
        return requests.stream().map(LeaseRequest::key).toList();
    }

    private static String detail(byte[] value, Duration ttl) {
        return value.length + " bytes for " + ttl;
    }
}
