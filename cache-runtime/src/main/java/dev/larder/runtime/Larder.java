package dev.larder.runtime;

import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.internal.binding.MethodBinder;
import dev.larder.runtime.internal.client.BoundEntries;
import dev.larder.runtime.internal.read.BoundAsyncBatchReadThrough;
import dev.larder.runtime.internal.read.BoundAsyncReadThrough;
import dev.larder.runtime.internal.read.BoundBatchReadThrough;
import dev.larder.runtime.internal.read.BoundReadThrough;
import dev.larder.runtime.internal.read.ReadEngine;
import dev.larder.runtime.internal.write.BoundAsyncBatchWriteThrough;
import dev.larder.runtime.internal.write.BoundAsyncEviction;
import dev.larder.runtime.internal.write.BoundAsyncWriteThrough;
import dev.larder.runtime.internal.write.BoundBatchWriteThrough;
import dev.larder.runtime.internal.write.BoundEviction;
import dev.larder.runtime.internal.write.BoundWriteThrough;
import dev.larder.runtime.internal.write.WriteEngine;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncBatchWriteThrough;
import dev.larder.runtime.method.AsyncEviction;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.AsyncWriteThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.BatchWriteThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EntryHandle;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A cache: the entry point for applications, and the object that generated classes are bound to.
 *
 * <pre>{@code
 * try (Larder larder = Larder.connect()) {
 *     UserService users = larder.cached(UserService.class, new JdbcUserService(dataSource));
 *     users.find(42);
 * }
 * }</pre>
 *
 * <p>An application opens one and keeps it, since it holds the connections and the loads that callers of this JVM share.
 * This class is thread-safe.
 */
public final class Larder implements AutoCloseable {

    private final LarderConfig config;

    private final MethodBinder binder;

    private final ReadEngine reads;

    private final WriteEngine writes;

    private final CacheClient client;

    private final Operations operations;

    Larder(
            LarderConfig config,
            MethodBinder binder,
            ReadEngine reads,
            WriteEngine writes,
            CacheClient client,
            Operations operations) {
        this.config = config;
        this.binder = binder;
        this.reads = reads;
        this.writes = writes;
        this.client = client;
        this.operations = operations;
    }

    /**
     * Connects to the Redis that the environment names: {@code REDIS_URL}; or {@code REDIS_HOST} and {@code REDIS_PORT},
     * {@code REDIS_USERNAME}, {@code REDIS_PASSWORD}, {@code REDIS_DB}, {@code REDIS_TLS}; or {@code REDIS_CLUSTER_NODES};
     * or {@code REDIS_SENTINEL_NODES} and {@code REDIS_SENTINEL_MASTER}.
     *
     * @throws dev.larder.runtime.error.CacheException when no server answers there; the message names the address and what to set
     */
    public static Larder connect() {
        return builder().open();
    }

    /**
     * Connects to one address, such as {@code redis://user:password@host:6379/0} or {@code rediss://host}.
     *
     * @throws dev.larder.runtime.error.CacheException when no server answers there; the message names the address and what to set
     */
    public static Larder connect(String uri) {
        return builder().uri(uri).open();
    }

    /** Returns a builder, for a {@code Larder} with settings. */
    public static LarderBuilder builder() {
        return new LarderBuilder();
    }

    /**
     * Returns the caching implementation of a service, which the annotation processor generated beside it.
     *
     * @param service an interface with {@code @Cached}, {@code @Evicts} or {@code @Updates} methods
     * @param delegate the service that it caches
     * @throws dev.larder.runtime.error.CacheException when there is no generated class, or it cannot be accessed; the message names the remedy
     */
    public <T> T cached(Class<T> service, T delegate) {
        return new GeneratedClass<>(service).create(delegate, Larder.class, this);
    }

    /**
     * Binds an {@code @Cached} method.
     *
     * @throws dev.larder.runtime.error.CacheException when its type has no stored form, or another method stores values of another type under
     *     the same key template
     */
    public <V> ReadThrough<V> readThrough(CachedMethod<V> method) {
        return new BoundReadThrough<>(binder.bind(method), reads);
    }

    /** Binds an {@code @Cached} method for several ids at once; see {@link #readThrough}. */
    public <K, V> BatchReadThrough<K, V> batchReadThrough(CachedMethod<V> method) {
        return new BoundBatchReadThrough<>(binder.bind(method), reads);
    }

    /** Binds an asynchronous {@code @Cached} method; see {@link #readThrough}. */
    public <V> AsyncReadThrough<V> asyncReadThrough(CachedMethod<V> method) {
        return new BoundAsyncReadThrough<>(binder.bind(method), reads);
    }

    /** Binds an asynchronous {@code @Cached} method for several ids at once; see {@link #readThrough}. */
    public <K, V> AsyncBatchReadThrough<K, V> asyncBatchReadThrough(CachedMethod<V> method) {
        return new BoundAsyncBatchReadThrough<>(binder.bind(method), reads);
    }

    /**
     * Binds an {@code @Updates} method.
     *
     * @throws dev.larder.runtime.error.CacheException when its type has no stored form, or another method stores values of another type under
     *     the same key template
     */
    public <V> WriteThrough<V> writeThrough(UpdatingMethod<V> method) {
        return new BoundWriteThrough<>(binder.bind(method), writes);
    }

    /** Binds an {@code @Updates} method for several ids at once; see {@link #writeThrough}. */
    public <K, V> BatchWriteThrough<K, V> batchWriteThrough(UpdatingMethod<V> method) {
        return new BoundBatchWriteThrough<>(binder.bind(method), writes);
    }

    /** Binds an asynchronous {@code @Updates} method; see {@link #writeThrough}. */
    public <V> AsyncWriteThrough<V> asyncWriteThrough(UpdatingMethod<V> method) {
        return new BoundAsyncWriteThrough<>(binder.bind(method), writes);
    }

    /** Binds an asynchronous {@code @Updates} method for several ids at once; see {@link #writeThrough}. */
    public <K, V> AsyncBatchWriteThrough<K, V> asyncBatchWriteThrough(UpdatingMethod<V> method) {
        return new BoundAsyncBatchWriteThrough<>(binder.bind(method), writes);
    }

    /** Binds an {@code @Evicts} method. */
    public Eviction eviction(EvictingMethod method) {
        return new BoundEviction(binder.bind(method), writes, method.awaitsNear());
    }

    /** Binds an asynchronous {@code @Evicts} method. */
    public AsyncEviction asyncEviction(EvictingMethod method) {
        return new BoundAsyncEviction(binder.bind(method), writes, method.awaitsNear());
    }

    /** Binds a cached method for access to its entries. Called by generated classes. */
    public <V> EntryHandle<V> entries(CachedMethod<V> method) {
        return new BoundEntries<>(binder.bind(method), client.engine());
    }

    /** Returns the cache for use by itself, without an annotated method; always the same object. */
    public CacheClient client() {
        return client;
    }

    /** Returns the methods that are bound, by name. */
    public List<MethodInfo> methods() {
        return operations.registry().methods();
    }

    /**
     * Tells a listener of each method once: at once of the methods that are bound, and of a later one on the thread that
     * binds it.
     */
    public void whenBound(Consumer<MethodInfo> listener) {
        operations.registry().whenBound(Objects.requireNonNull(listener, "listener"));
    }

    /** Returns the listeners that the builder was given, in their order. */
    public List<CacheListener> listeners() {
        return operations.listeners();
    }

    /**
     * Returns the state of the breakers, which tell whether commands are sent: that of the worst one. No round trip, unlike
     * {@link #health()}.
     */
    public BreakerState breakerState() {
        return operations.store().breakerState();
    }

    /**
     * Returns the state of each breaker by the name of its server: of each master of a cluster, otherwise of one. No round
     * trip.
     */
    public Map<String, BreakerState> breakerStates() {
        return operations.breakerStates();
    }

    /**
     * Returns the statistics of one method, cheaper than {@link #stats()}.
     *
     * @return counts that are all zero when no method of this name is bound
     */
    public MethodStats stats(String method) {
        return operations.stats(method);
    }

    /** Returns the statistics of each bound method and of outages since this {@code Larder} was opened. */
    public LarderStats stats() {
        return operations.stats();
    }

    /**
     * Returns the health of the store and of this {@code Larder}, for readiness probes. One round trip, which takes at most
     * {@link LarderConfig#pingTimeout}; never throws because the store fails.
     */
    public LarderHealth health() {
        return operations.health(config.pingTimeout());
    }

    /** Returns the evictions that failed and are repeated until they succeed, oldest first. */
    public List<PendingEviction> pendingEvictions() {
        return operations.pendingEvictions();
    }

    /** Begins with an open breaker, so that calls go on without the store until it is connected. */
    void awaitStore() {
        operations.reporter().expectConnection(config.connectTimeout().multipliedBy(2));
        operations.store().beginAway(new StoreException("not connected yet"));
    }

    /** Returns the settings. */
    public LarderConfig config() {
        return config;
    }

    /**
     * Closes the connections that this {@code Larder} opened. A client or a store of the application stays open. Services
     * go on without a cache. Pending evictions are repeated once more, within the command timeout; the log names those that
     * fail. Idempotent.
     */
    @Override
    public void close() {
        operations.auditor().close();
        reads.background().close();
        writes.fleet().endCache();
        writes.transactions().stop();
        operations.store().close();
        // Not before, since pending evictions are sent once more and have to be told.
        writes.fleet().close();
    }

    /** Returns the settings and the kind of store; no address and no secret. */
    @Override
    public String toString() {
        return "Larder[" + operations.store() + ", " + config + "]";
    }
}
