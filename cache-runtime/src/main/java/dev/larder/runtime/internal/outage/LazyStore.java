package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that connects in the background. Each {@link #ping} tries to connect, one attempt at a time on its own thread. Until
 * an attempt succeeds, all other commands fail. Thread-safe.
 */
public final class LazyStore implements CacheStore {

    private final Supplier<CacheStore> connector;

    private volatile @Nullable CacheStore connected;

    /** The attempt that has not ended, or {@code null}; guarded by this. */
    private @Nullable CompletableFuture<Void> attempt;

    private boolean closed;

    /** The links that were made before the store was connected; guarded by this. */
    private final List<LazyNearLink> links = new ArrayList<>();

    /** The traces that the store leaves once it is connected, by the starts of keys; guarded by this. */
    private final Map<String, Duration> traces = new HashMap<>();

    /**
     * Returns a store that is not connected.
     *
     * @param connector blocks until connected, or throws {@link StoreException}
     */
    public LazyStore(Supplier<CacheStore> connector) {
        this.connector = connector;
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return once(store -> store.read(key));
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return once(store -> store.acquire(request));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return once(store -> store.beginUpdate(request));
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return once(store -> store.store(key, lease, value, ttl));
    }

    @Override
    public CompletionStage<List<Boolean>> addTags(List<TagListing> listings) {
        return once(store -> store.addTags(listings));
    }

    @Override
    public CompletionStage<Void> release(String key, long loadId) {
        return once(store -> store.release(key, loadId));
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return once(store -> store.evict(exactKeys, groups));
    }

    @Override
    public CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return once(store -> store.evictValue(key, value));
    }

    @Override
    public CompletionStage<Long> count(String glob) {
        return once(store -> store.count(glob));
    }

    @Override
    public boolean isRepeatingEvictionOf(String key) {
        CacheStore store = connected;
        return store != null && store.isRepeatingEvictionOf(key);
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return once(store -> store.readTimed(key));
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return once(store -> store.readTimedMany(keys));
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return once(store -> store.readMany(keys));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return once(store -> store.acquireMany(requests));
    }

    /** {@inheritDoc} It begins when the store has connected. */
    @Override
    public synchronized boolean leaveTraces(String keyStart, Duration lasting) {
        CacheStore store = connected;
        if (store != null) {
            return store.leaveTraces(keyStart, lasting);
        }
        traces.put(keyStart, lasting);
        return true;
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return once(store -> store.beginUpdateMany(requests));
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return once(store -> store.storeMany(requests));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return once(store -> store.releaseMany(loadIds));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return once(store -> store.remaining(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return once(store -> store.expire(key, entry, ttl));
    }

    /** {@inheritDoc} Connects first, unless the store is connected. */
    @Override
    public CompletionStage<Void> ping() {
        CacheStore store = connected;
        // A connection that was just made has just answered.
        return store == null ? connect() : store.ping();
    }

    /** {@inheritDoc} They are those of the connected store, and before that one. */
    @Override
    public Partitions partitions() {
        CacheStore store = connected;
        return store == null ? Partitions.ONE : store.partitions();
    }

    /** {@inheritDoc} Connects first, unless the store is connected. */
    @Override
    public CompletionStage<Void> ping(Partition partition) {
        CacheStore store = connected;
        return store == null ? connect() : store.ping(partition);
    }

    @Override
    public List<CompletionStage<Long>> evict(
            Collection<GroupPattern> groups, List<Partition> from, Predicate<Partition> answering) {
        CacheStore store = connected;
        return store == null
                ? from.stream()
                        .<CompletionStage<Long>>map(partition -> notConnected())
                        .toList()
                : store.evict(groups, from, answering);
    }

    /** {@inheritDoc} It begins to work when the store has connected. */
    @Override
    public synchronized Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        CacheStore store = connected;
        if (store != null) {
            return store.nearLink(settings, listener);
        }
        LazyNearLink link = new LazyNearLink(settings, listener);
        links.add(link);
        return Optional.of(link);
    }

    @Override
    public synchronized void close() {
        closed = true;
        CacheStore store = connected;
        if (store != null) {
            store.close();
        }
    }

    private <T> CompletionStage<T> once(Function<CacheStore, CompletionStage<T>> command) {
        CacheStore store = connected;
        return store == null ? notConnected() : command.apply(store);
    }

    private static <T> CompletionStage<T> notConnected() {
        return CompletableFuture.failedFuture(new StoreException("not connected yet"));
    }

    private synchronized CompletableFuture<Void> connect() {
        CompletableFuture<Void> current = attempt;
        if (current == null) {
            current = new CompletableFuture<>();
            attempt = current;
            CompletableFuture<Void> mine = current;
            Thread thread = new Thread(() -> connect(mine), "larder-connect");
            thread.setDaemon(true);
            thread.start();
        }
        // A copy, since the caller may cancel it.
        return current.copy();
    }

    private void connect(CompletableFuture<Void> mine) {
        try {
            keep(connector.get());
            mine.complete(null);
        } catch (Throwable e) {
            mine.completeExceptionally(e);
        } finally {
            synchronized (this) {
                attempt = null;
            }
        }
    }

    private synchronized void keep(CacheStore store) {
        if (closed) {
            store.close();
        } else {
            // First, so that no removal goes untold.
            links.forEach(link -> link.connect(store));
            links.clear();
            traces.forEach(store::leaveTraces);
            connected = store;
        }
    }
}
