package dev.larder.runtime;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Yielding;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.event.ListenerEvents;
import dev.larder.runtime.internal.event.OutageReporter;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.outage.DaemonTimer;
import dev.larder.runtime.internal.outage.GuardedStore;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.ValueCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A cache: the entry point for applications, and what generated classes are bound to.
 *
 * <pre>{@code
 * try (Larder larder = Larder.connect()) {
 *     UserService users = larder.cached(UserService.class, new JdbcUserService(dataSource));
 *     users.find(42);
 * }
 * }</pre>
 *
 * <p>Open one for an application and keep it: it holds the connections and what callers of this JVM share. Thread-safe.
 */
public final class Larder implements AutoCloseable {

    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

    private final GuardedStore guard;

    private final OutageReporter reporter;

    private final CacheContext context;

    private final Overrides overrides;

    private final MethodRegistry registry = new MethodRegistry();

    private final CacheClient client;

    Larder(
            CacheStore store,
            boolean ownsStore,
            ValueCodec codec,
            LarderConfig config,
            Transactions transactions,
            Executor executor,
            List<CacheListener> listeners,
            CallObserver observer,
            Overrides overrides,
            Yielding yielding) {
        this(
                store,
                ownsStore,
                codec,
                config,
                transactions,
                executor,
                listeners,
                observer,
                overrides,
                yielding,
                Timekeeper.system(),
                new SharedRandom());
    }

    Larder(
            CacheStore store,
            boolean ownsStore,
            ValueCodec codec,
            LarderConfig config,
            Transactions transactions,
            Executor executor,
            List<CacheListener> listeners,
            CallObserver observer,
            Overrides overrides,
            Yielding yielding,
            Timekeeper time,
            RandomGenerator random) {
        this.overrides = overrides;
        TroubleLog troubles = new TroubleLog(LoggerFactory.getLogger(Larder.class), LOG_INTERVAL, time);
        Events events =
                listeners.isEmpty() ? Events.none() : new ListenerEvents(listeners, config.keysInEvents(), troubles);
        this.reporter = new OutageReporter(events, troubles, time);
        this.guard = new GuardedStore(store, ownsStore, config.outageSettings(), reporter, new DaemonTimer());
        this.context = new CacheContext(
                config,
                guard,
                new BlockingStore(guard, config.commandTimeout(), config.patternTimeout(), yielding),
                yielding,
                new AsyncStore(guard),
                codec,
                new Flights(),
                new LoadIds(new SecureRandom().nextLong()),
                time,
                random,
                troubles,
                new TransactionWork(transactions),
                executor,
                events,
                observer,
                new ThreadLocal<>(),
                new BackgroundLoads(config.freshness(), observer),
                new RefreshGate(config.freshness().refreshPause(), time));
        this.client = new CacheClient(
                context,
                new ClientKeys(config.keyStart()),
                new ClientValues(context, () -> registry.counters(new BoundMethod(ClientValues.NAME, "*"))));
    }

    /**
     * Connects to the Redis that the environment names: {@code REDIS_URL}; or {@code REDIS_HOST} and {@code REDIS_PORT},
     * {@code REDIS_USERNAME}, {@code REDIS_PASSWORD}, {@code REDIS_DB}, {@code REDIS_TLS}; or {@code REDIS_CLUSTER_NODES};
     * or {@code REDIS_SENTINEL_NODES} and {@code REDIS_SENTINEL_MASTER}.
     *
     * @throws CacheException when no server answers there; the message names the address and what to set
     */
    public static Larder connect() {
        return builder().open();
    }

    /**
     * Connects to one address, such as {@code redis://user:password@host:6379/0} or {@code rediss://host}.
     *
     * @throws CacheException when no server answers there; the message names the address and what to set
     */
    public static Larder connect(String uri) {
        return builder().uri(uri).open();
    }

    /** Begins a {@code Larder} with settings. */
    public static LarderBuilder builder() {
        return new LarderBuilder();
    }

    /**
     * Returns the caching implementation of a service, which the annotation processor generated beside it.
     *
     * @param service an interface with {@code @Cached}, {@code @Evicts} or {@code @Updates} methods
     * @param delegate what it caches
     * @throws CacheException when there is no generated class, or it cannot be accessed; the message says what to do
     */
    public <T> T cached(Class<T> service, T delegate) {
        return new GeneratedClass<>(service).create(delegate, this);
    }

    /**
     * Binds an {@code @Cached} method.
     *
     * @throws CacheException when its type has no stored form, or another method stores values of another type under
     *     the same key template
     */
    public <V> ReadThrough<V> readThrough(CachedMethod<V> method) {
        return new ReadThrough<>(method, bind(method));
    }

    /** Binds an {@code @Cached} method for several ids at once; see {@link #readThrough}. */
    public <K, V> BatchReadThrough<K, V> batchReadThrough(CachedMethod<V> method) {
        return new BatchReadThrough<>(method, bind(method));
    }

    /** Binds an {@code @Cached} method that returns a stage, or what can be made of one; see {@link #readThrough}. */
    public <V> AsyncReadThrough<V> asyncReadThrough(CachedMethod<V> method) {
        return new AsyncReadThrough<>(method, bind(method));
    }

    /** Binds an asynchronous {@code @Cached} method for several ids at once; see {@link #readThrough}. */
    public <K, V> AsyncBatchReadThrough<K, V> asyncBatchReadThrough(CachedMethod<V> method) {
        return new AsyncBatchReadThrough<>(method, bind(method));
    }

    /**
     * Binds an {@code @Updates} method.
     *
     * @throws CacheException when its type has no stored form, or another method stores values of another type under
     *     the same key template
     */
    public <V> WriteThrough<V> writeThrough(UpdatingMethod<V> method) {
        return new WriteThrough<>(method, bind(method));
    }

    /** Binds an {@code @Updates} method for several ids at once; see {@link #writeThrough}. */
    public <K, V> BatchWriteThrough<K, V> batchWriteThrough(UpdatingMethod<V> method) {
        return new BatchWriteThrough<>(method, bind(method));
    }

    /** Binds an {@code @Updates} method that returns a stage, or what can be made of one; see {@link #writeThrough}. */
    public <V> AsyncWriteThrough<V> asyncWriteThrough(UpdatingMethod<V> method) {
        return new AsyncWriteThrough<>(method, bind(method));
    }

    /** Binds an asynchronous {@code @Updates} method for several ids at once; see {@link #writeThrough}. */
    public <K, V> AsyncBatchWriteThrough<K, V> asyncBatchWriteThrough(UpdatingMethod<V> method) {
        return new AsyncBatchWriteThrough<>(method, bind(method));
    }

    /** Binds an {@code @Evicts} method. */
    public Eviction eviction(EvictingMethod method) {
        return new Eviction(method, context, registry.counters(new BoundMethod(method.toString(), null)));
    }

    /** Binds an {@code @Evicts} method that returns a stage, or what can be made of one. */
    public AsyncEviction asyncEviction(EvictingMethod method) {
        return new AsyncEviction(eviction(method), context);
    }

    private <V> MethodBinding<V> bind(CachedMethod<V> method) {
        MethodOverride override = overrides.of(method.shape().name());
        Expiry expiry = override.expiry(method.shape().expiry());
        return bind(
                method.shape().withExpiry(expiry),
                override.duration(MethodOverride.Attribute.NULL_TTL, method.nullTtl()),
                method.freshness(expiry, override));
    }

    private <V> MethodBinding<V> bind(UpdatingMethod<V> method) {
        MethodOverride override = overrides.of(method.shape().name());
        override.requireForUpdates();
        Expiry expiry = override.expiry(method.shape().expiry());
        return bind(method.shape().withExpiry(expiry), null, null);
    }

    private <V> MethodBinding<V> bind(MethodShape<V> shape, @Nullable Duration nullTtl, @Nullable Freshness freshness) {
        return new MethodBinding<>(
                context,
                shape,
                nullTtl,
                freshness,
                registry.register(shape, context.codec()),
                registry.counters(new BoundMethod(shape.name(), shape.template().toString())),
                overrides.enabled(shape.name()));
    }

    /** Returns the cache for use by itself, without an annotated method; always the same object. */
    public CacheClient client() {
        return client;
    }

    /** Returns the methods that are bound, by name. */
    public List<BoundMethod> methods() {
        return registry.methods();
    }

    /** Tells of each method once: of those that are bound at once, of others on the thread that binds them. */
    public void whenBound(Consumer<BoundMethod> listener) {
        registry.whenBound(listener);
    }

    /** Returns whether commands are sent to the store; without a round trip, unlike {@link #health()}. */
    public BreakerState breakerState() {
        return guard.breakerState();
    }

    /** Returns what one method did so far, all zero when no method of this name is bound; cheaper than {@link #stats()}. */
    public MethodStats stats(String method) {
        return registry.stats(method);
    }

    /** Returns what each bound method did so far, and what outages of the store did. */
    public LarderStats stats() {
        return new LarderStats(
                registry.stats(),
                new OutageStats(
                        reporter.openings(),
                        reporter.queued(),
                        reporter.widened(),
                        reporter.replayed(),
                        reporter.lost()));
    }

    /**
     * Asks how the store is, and tells what is known besides; for readiness probes. One round trip, which takes at most
     * {@link LarderConfig#pingTimeout}; never throws because the store fails.
     */
    public LarderHealth health() {
        long start = System.nanoTime();
        Duration ping = null;
        String pingFailure = null;
        try {
            context.store().ping(context.config().pingTimeout());
            ping = Duration.ofNanos(System.nanoTime() - start);
        } catch (CommandFailedException e) {
            pingFailure = String.valueOf(e.getMessage());
        }
        Throwable lastFailure = guard.lastFailure();
        return LarderHealth.of(
                ping,
                pingFailure,
                guard.breakerState(),
                guard.pendingEvictions().size(),
                lastFailure == null ? null : String.valueOf(lastFailure.getMessage()));
    }

    /** Returns the evictions that failed and are still to be made, oldest first. */
    public List<PendingEviction> pendingEvictions() {
        return guard.pendingEvictions().stream().map(PendingEviction::of).toList();
    }

    /** Goes on without the store until it can be connected. */
    void awaitStore() {
        reporter.expectConnection(context.config().connectTimeout().multipliedBy(2));
        guard.beginAway(new StoreException("not connected yet"));
    }

    /** Returns the settings. */
    public LarderConfig config() {
        return context.config();
    }

    /**
     * Closes the connections that this {@code Larder} opened; a client or a store that it was given stays open. Services
     * go on working without a cache. Evictions that are pending are tried once more, within the command deadline; what
     * is lost is logged. Idempotent.
     */
    @Override
    public void close() {
        context.backgroundLoads().close();
        guard.close();
    }

    /** Returns the settings and the kind of store; no address and no secret. */
    @Override
    public String toString() {
        return "Larder[" + guard + ", " + context.config() + "]";
    }
}
