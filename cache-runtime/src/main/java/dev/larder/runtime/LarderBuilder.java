package dev.larder.runtime;

import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.binding.MethodOverrides;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.config.MethodNames;
import dev.larder.runtime.internal.config.Settings;
import dev.larder.runtime.internal.outage.LazyStore;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.redisson.ClientSettings;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.ValueCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * Collects the settings of a {@link Larder}; begun by {@link Larder#builder()}.
 *
 * <p>At most one of {@link #uri}, {@link #redis}, {@link #redissonConfig}, {@link #yaml}, {@link #redisson} and {@link #store} says where
 * values are kept; the environment does when none is called, and the last call wins. What is not set here may be set by
 * system properties, or else in a file {@code larder.properties} on the class path, under {@code larder.} and the name of the
 * setting here. Not thread-safe.
 */
public final class LarderBuilder {

    private Connection connection = Connection.ofEnvironment(System.getenv());

    private @Nullable ValueCodec codec;

    private Transactions transactions = Transactions.none();

    private @Nullable Executor executor;

    private @Nullable Consumer<Config> tuning;

    private final ConfigDraft draft = new ConfigDraft();

    private final Map<String, String> settings = new LinkedHashMap<>();

    private final Set<String> knownMethods = new HashSet<>();

    private final List<CacheListener> listeners = new ArrayList<>();

    private CallObserver observer = CallObserver.none();

    private boolean readsSystemProperties = true;

    LarderBuilder() {}

    /** Connects to one address, such as {@code redis://user:password@host:6379/0} or {@code rediss://host}. */
    public LarderBuilder uri(String uri) {
        this.connection = Connection.ofUri(Objects.requireNonNull(uri, "uri"));
        return this;
    }

    /** Sets the address of the servers and the credentials. */
    public LarderBuilder redis(RedisSettings settings) {
        this.connection = Connection.ofSettings(Objects.requireNonNull(settings, "settings"));
        return this;
    }

    /** Connects as a configuration of Redisson says. */
    public LarderBuilder redissonConfig(Config config) {
        this.connection = Connection.ofConfig(Objects.requireNonNull(config, "config"));
        return this;
    }

    /** Connects as a YAML file of Redisson's says. */
    public LarderBuilder yaml(Path file) {
        this.connection = Connection.ofYaml(Objects.requireNonNull(file, "file"));
        return this;
    }

    /** Uses a client of the application, which {@link Larder#close()} does not shut down. */
    public LarderBuilder redisson(RedissonClient client) {
        this.connection = Connection.ofClient(Objects.requireNonNull(client, "client"));
        return this;
    }

    /** Uses a store, such as the in-memory one in tests, which {@link Larder#close()} does not close. */
    public LarderBuilder store(CacheStore store) {
        this.connection = Connection.ofStore(Objects.requireNonNull(store, "store"));
        return this;
    }

    /** Sets how values are written; JSON by Jackson by default. */
    public LarderBuilder codec(ValueCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
        return this;
    }

    /** Makes evictions and updates wait for the commit of the transaction that they are in; by default none do. */
    public LarderBuilder transactions(Transactions transactions) {
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        return this;
    }

    /**
     * Sets what takes the steps of asynchronous calls: starting loaders, decoding values, delivering results. None of
     * them blocks, so two threads are enough. By default it is the common pool.
     */
    public LarderBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Sets what stands before every key, with a {@code :} between them; nothing by default.
     *
     * @throws IllegalArgumentException when it is not literal text
     */
    public LarderBuilder keyPrefix(String keyPrefix) {
        draft.keyPrefix = LarderConfig.requireKeyPrefix(keyPrefix);
        return this;
    }

    /** Sets how long a call waits for one command before it goes on without the cache; 250 ms by default. */
    public LarderBuilder commandTimeout(Duration timeout) {
        draft.commandTimeout = LarderConfig.requireAtLeastMilli(timeout, "commandTimeout");
        return this;
    }

    /** Sets how long an eviction by patterns may take in all; 30 s by default. */
    public LarderBuilder patternTimeout(Duration timeout) {
        draft.patternTimeout = LarderConfig.requireAtLeastMilli(timeout, "patternTimeout");
        return this;
    }

    /** Sets how long connecting may take; 1 s by default. */
    public LarderBuilder connectTimeout(Duration timeout) {
        draft.connectTimeout = LarderConfig.requireAtLeastMilli(timeout, "connectTimeout");
        return this;
    }

    /** Sets how long the server may take to answer a ping; 2 s by default. */
    public LarderBuilder pingTimeout(Duration timeout) {
        draft.pingTimeout = LarderConfig.requireAtLeastMilli(timeout, "pingTimeout");
        return this;
    }

    /** Sets how long a load may take and still be stored; 30 s by default, at most a day. */
    public LarderBuilder leaseTime(Duration time) {
        draft.leaseTime = LarderConfig.requireLeaseTime(time);
        return this;
    }

    /** Sets how long a call waits for another one's load of the same key; 3 s by default, zero not to wait. */
    public LarderBuilder leaseWait(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("leaseWait must not be negative but is " + wait);
        }
        draft.leaseWait = wait;
        return this;
    }

    /** Sets how many bytes a stored value may have, at least 1; 8 MiB by default. */
    public LarderBuilder maxValueSize(int bytes) {
        draft.maxValueSize = LarderConfig.requireMaxValueSize(bytes);
        return this;
    }

    /** Sets what to do while the store is away. */
    public LarderBuilder outage(OutageConfig outage) {
        draft.outage = Objects.requireNonNull(outage, "outage");
        return this;
    }

    /** Sets what background loads may use: refreshes, and loads of methods with a load deadline. */
    public LarderBuilder freshness(FreshnessConfig freshness) {
        draft.freshness = Objects.requireNonNull(freshness, "freshness");
        return this;
    }

    /** Sets what an {@code @Evicts} method does when its eviction fails; it returns by default. */
    public LarderBuilder onEvictFailure(OnEvictFailure choice) {
        draft.onEvictFailure = Objects.requireNonNull(choice, "choice");
        return this;
    }

    /** Adds a listener that is told of events. */
    public LarderBuilder listener(CacheListener listener) {
        this.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets the observer of loads, updates and evictions, for tracing; none by default. */
    public LarderBuilder observer(CallObserver observer) {
        this.observer = Objects.requireNonNull(observer, "observer");
        return this;
    }

    /** Sets whether events hold keys, whose arguments may be personal data; they don't by default. */
    public LarderBuilder keysInEvents(boolean keys) {
        draft.keysInEvents = keys;
        return this;
    }

    /**
     * Sets whether {@link #open()} returns at once and connects in the background, so that the application starts
     * without its cache when the server isn't there; it waits, and fails, by default.
     */
    public LarderBuilder lazyConnect(boolean lazy) {
        draft.lazyConnect = lazy;
        return this;
    }

    /**
     * Sets whether commands that callers begin while others are under way may share a round trip, which makes many threads
     * faster and costs a lone one nothing; they may by default. Matters to values in Redis only.
     */
    public LarderBuilder gathering(boolean on) {
        draft.gathering = on;
        return this;
    }

    /**
     * Sets how many connections there are to each master; 8 by default. Up to ten, they carry commands one behind the other
     * without waiting for replies, and more are seldom faster.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public LarderBuilder connections(int connections) {
        draft.connections = ClientSettings.requirePositive(connections, "connections");
        return this;
    }

    /**
     * Sets how many threads read and write connections; one for every two processors by default, and at least one.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public LarderBuilder networkThreads(int threads) {
        draft.networkThreads = ClientSettings.requirePositive(threads, "networkThreads");
        return this;
    }

    /**
     * Changes the configuration of Redisson that Larder makes of an address and its own defaults, before it is used: for
     * whatever else Redisson can be told, such as a trust store or a name of the client. Called by {@link #open()}, and with
     * {@link #lazyConnect} for each attempt.
     */
    public LarderBuilder tuneRedisson(Consumer<Config> tuning) {
        this.tuning = Objects.requireNonNull(tuning, "tuning");
        return this;
    }

    /**
     * Sets whether methods are answered from the cache; they are by default. Where not, {@code @Cached} methods call the
     * service each time, while {@code @Updates} and {@code @Evicts} methods still evict: others may go on caching. The
     * store is then connected in the background, and need not be there.
     */
    public LarderBuilder enabled(boolean on) {
        draft.enabled = on;
        return this;
    }

    /**
     * Sets what {@code larder.properties} and system properties can set as well, and wins over both, such as
     * {@code larder.method.UserService.find.ttl} to {@code 5m}. {@link #open()} checks it.
     */
    public LarderBuilder setting(String name, String value) {
        settings.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Sets whether system properties that begin with {@code larder.} are settings; {@code true} by default. A framework turns
     * this off when it reads such properties itself, under names of its own.
     */
    public LarderBuilder systemProperties(boolean on) {
        this.readsSystemProperties = on;
        return this;
    }

    /**
     * Names methods that no annotation processor has seen, by what was given to {@link CachedMethod.Builder#named}, so that
     * there can be settings for them.
     */
    public LarderBuilder knownMethods(String... names) {
        knownMethods.addAll(List.of(names));
        return this;
    }

    /**
     * Connects.
     *
     * @throws CacheException when no server answers; the message names the address and what to set
     * @throws IllegalArgumentException when a setting of {@code larder.properties}, of the system properties or of
     *     {@link #setting} has a name that there is not, or a value that it can't have
     * @throws IllegalStateException when {@link #connections}, {@link #networkThreads} or {@link #tuneRedisson} was called,
     *     and Larder is to make no client of its own
     */
    public Larder open() {
        if ((draft.tellsOfClient() || tuning != null) && !connection.makesClient()) {
            throw new IllegalStateException(
                    "connections, networkThreads and tuneRedisson concern the client that Larder makes"
                            + " of uri(…) or of the environment; with " + this + " set it there instead");
        }
        ClassLoader loader = classLoader();
        Settings found =
                new Settings(loader, readsSystemProperties ? System.getProperties() : new Properties(), settings);
        found.requireKnown(ConfigDraft.NAMES);
        LarderConfig config = draft.resolve(found);
        MethodOverrides overrides = MethodOverrides.of(
                draft.isEnabled(found), found.ofMethods(), () -> new MethodNames(loader, knownMethods));
        ValueCodec values = codec == null ? JacksonValueCodec.create() : codec;
        StoreTimeouts timeouts =
                new StoreTimeouts(config.commandTimeout(), config.connectTimeout(), config.pingTimeout());
        boolean lazy = draft.isLazy(found, connection.isOwned());
        boolean gathering = draft.isGathering(found);
        ClientSettings sized = draft.resolveClient(found);
        ClientSettings client = tuning == null ? sized : sized.tunedBy(tuning);
        WaitStrategy waiting = new WaitStrategy();
        try {
            CacheStore store = lazy
                    ? new LazyStore(() -> openStore(timeouts, client, gathering, waiting))
                    : openStore(timeouts, client, gathering, waiting);
            LarderAssembly assembly = new LarderAssembly(store, connection.isOwned(), values)
                    .config(config)
                    .overrides(overrides)
                    .transactions(transactions)
                    .listeners(listeners)
                    .observer(observer)
                    .waiting(waiting);
            Larder larder = (executor == null ? assembly : assembly.executor(executor)).assemble();
            if (lazy) {
                larder.awaitStore();
            }
            return larder;
        } catch (StoreException e) {
            throw new CacheException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The application's, in a container too; the thread's is that of the application that it works for. */
    private static ClassLoader classLoader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread != null ? ofThread : LarderBuilder.class.getClassLoader();
    }

    private CacheStore openStore(
            StoreTimeouts timeouts, ClientSettings client, boolean gathering, WaitStrategy waiting) {
        CacheStore store = connection.open(timeouts, client);
        if (store instanceof RedissonCacheStore redis) {
            redis.batching(gathering).contended(waiting::isOn);
        }
        return store;
    }

    /** Tells the kind of connection only. */
    @Override
    public String toString() {
        return "LarderBuilder[" + connection + "]";
    }
}
