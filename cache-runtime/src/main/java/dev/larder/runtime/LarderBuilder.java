package dev.larder.runtime;

import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.binding.MethodOverrides;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.config.ChosenSettings;
import dev.larder.runtime.internal.config.MethodNames;
import dev.larder.runtime.internal.config.SettingDefinition;
import dev.larder.runtime.internal.config.Settings;
import dev.larder.runtime.internal.config.SettingsTable;
import dev.larder.runtime.internal.outage.LazyStore;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.redisson.ClientSettings;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.ValueCodec;
import java.nio.file.Path;
import java.time.Clock;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * Collects the settings of a {@link Larder}; start at {@link Larder#builder()}.
 *
 * <p>{@link #uri}, {@link #redis}, {@link #redissonConfig}, {@link #yaml}, {@link #redisson} and {@link #store} each set the place of the
 * values; the last call wins. Without such a call, the environment variables of {@link Larder#connect()} name the server.
 *
 * <p>A setting that is not set here may be set by a system property, or else in a file {@code larder.properties} on the class
 * path. Its name there is {@code larder.} and the name of the method here.
 *
 * <p>Each setter of a setting throws an {@link IllegalArgumentException} when the value is out of range; the message names
 * the setting, the rule and the value. No duration may be longer than 24 days. Not thread-safe.
 */
public final class LarderBuilder {

    private Connection connection = Connection.ofEnvironment(System.getenv());

    private @Nullable ValueCodec codec;

    private @Nullable Transactions transactions;

    private EvictionOutbox outbox = EvictionOutbox.none();

    private @Nullable Executor executor;

    private @Nullable Consumer<Config> tuning;

    /** Wins over the choice within an {@link OutageConfig}, whichever call comes first. */
    private @Nullable OnEvictFailure onEvictFailure;

    private final ChosenSettings chosen = new ChosenSettings();

    private final Map<String, String> settings = new LinkedHashMap<>();

    private final Set<String> knownMethods = new HashSet<>();

    private final List<CacheListener> listeners = new ArrayList<>();

    private CallObserver observer = CallObserver.none();

    private Timekeeper time = Timekeeper.system();

    private boolean readsSystemProperties = true;

    LarderBuilder() {}

    /** Sets the address of the server, such as {@code redis://user:password@host:6379/0} or {@code rediss://host}. */
    public LarderBuilder uri(String uri) {
        this.connection = Connection.ofUri(Objects.requireNonNull(uri, "uri"));
        return this;
    }

    /** Sets the address of the servers and the credentials. */
    public LarderBuilder redis(RedisSettings settings) {
        this.connection = Connection.ofSettings(Objects.requireNonNull(settings, "settings"));
        return this;
    }

    /** Sets a configuration of Redisson to connect by. */
    public LarderBuilder redissonConfig(Config config) {
        this.connection = Connection.ofConfig(Objects.requireNonNull(config, "config"));
        return this;
    }

    /** Sets a YAML file in Redisson's format to connect by. */
    public LarderBuilder yaml(Path file) {
        this.connection = Connection.ofYaml(Objects.requireNonNull(file, "file"));
        return this;
    }

    /** Sets a client of the application, which {@link Larder#close()} does not shut down. */
    public LarderBuilder redisson(RedissonClient client) {
        this.connection = Connection.ofClient(Objects.requireNonNull(client, "client"));
        return this;
    }

    /** Sets a store, such as the in-memory store in tests. {@link Larder#close()} does not close it. */
    public LarderBuilder store(CacheStore store) {
        this.connection = Connection.ofStore(Objects.requireNonNull(store, "store"));
        return this;
    }

    /** Sets the codec that writes and reads values; JSON by Jackson by default. */
    public LarderBuilder codec(ValueCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
        return this;
    }

    /**
     * Sets the transactions of the application; none by default. Evictions and updates within a transaction wait for its
     * commit.
     */
    public LarderBuilder transactions(Transactions transactions) {
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        return this;
    }

    /**
     * Sets the outbox, which keeps the evictions of {@link #transactions} until they are made; none by default. A process
     * that dies between its commit and its eviction then leaves no stale value. {@link #open()} starts the outbox, and
     * {@link Larder#close()} stops it.
     */
    public LarderBuilder outbox(EvictionOutbox outbox) {
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        return this;
    }

    /**
     * Sets the executor of asynchronous calls; the common pool by default. It starts loaders, decodes values, delivers
     * results, and reads the first values of each method back. None of these steps blocks, so two threads are enough.
     */
    public LarderBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /** Sets the text before every key, with a {@code :} between; empty by default. */
    public LarderBuilder keyPrefix(String keyPrefix) {
        return choose(SettingsTable.KEY_PREFIX, keyPrefix);
    }

    /** Sets the maximum time that a call waits for one command before it goes on without the cache; 250 ms by default. */
    public LarderBuilder commandTimeout(Duration timeout) {
        return choose(SettingsTable.COMMAND_TIMEOUT, timeout);
    }

    /** Sets the maximum time of an eviction by patterns in all; 30 s by default. */
    public LarderBuilder patternTimeout(Duration timeout) {
        return choose(SettingsTable.PATTERN_TIMEOUT, timeout);
    }

    /** Sets the maximum time to connect; 1 s by default. */
    public LarderBuilder connectTimeout(Duration timeout) {
        return choose(SettingsTable.CONNECT_TIMEOUT, timeout);
    }

    /** Sets the maximum time in which the server answers a ping; 2 s by default. */
    public LarderBuilder pingTimeout(Duration timeout) {
        return choose(SettingsTable.PING_TIMEOUT, timeout);
    }

    /** Sets the maximum time of a load whose value is still stored; 30 s by default, at most 24 hours. */
    public LarderBuilder leaseTime(Duration time) {
        return choose(SettingsTable.LEASE_TIME, time);
    }

    /** Sets the maximum time that a call waits for another call's load of the same key; 3 s by default, zero not to wait. */
    public LarderBuilder leaseWait(Duration wait) {
        return choose(SettingsTable.LEASE_WAIT, wait);
    }

    /** Sets the maximum number of bytes of a stored value, at least 1; 8 MiB by default. */
    public LarderBuilder maxValueSize(int bytes) {
        return choose(SettingsTable.MAX_VALUE_SIZE, bytes);
    }

    /** Sets the behaviour while the store is away. */
    public LarderBuilder outage(OutageConfig outage) {
        choose(SettingsTable.BREAKER_FAILURES, outage.breakerFailures());
        choose(SettingsTable.PROBE_INTERVAL, outage.probeInterval());
        choose(SettingsTable.MAX_PENDING_EVICTIONS, outage.maxPendingEvictions());
        choose(SettingsTable.ON_EVICT_FAILURE, outage.onEvictFailure().name());
        choose(SettingsTable.CONCURRENT_LOADS, outage.concurrentLoads());
        return choose(SettingsTable.LOAD_WAIT, outage.loadWait());
    }

    /** Sets the limits of background loads: refreshes, and loads of methods with a load deadline. */
    public LarderBuilder freshness(FreshnessConfig freshness) {
        choose(SettingsTable.REFRESH_THREADS, freshness.refreshThreads());
        choose(SettingsTable.REFRESH_QUEUE, freshness.refreshQueue());
        choose(SettingsTable.REFRESH_PAUSE, freshness.refreshPause());
        return choose(SettingsTable.DEADLINE_LOADS, freshness.deadlineLoads());
    }

    /**
     * Sets which share of the hits is checked against the source, and how; by default none is. A setting of a single method
     * ({@code larder.method.UserService.find.auditShare}) wins over the share.
     */
    public LarderBuilder audit(AuditConfig audit) {
        choose(SettingsTable.AUDIT_SHARE, audit.share());
        choose(SettingsTable.AUDIT_GRACE, audit.grace());
        choose(SettingsTable.AUDIT_REPAIRS, audit.repairs());
        choose(SettingsTable.AUDIT_RATE, audit.rate());
        return choose(SettingsTable.AUDIT_THREADS, audit.threads());
    }

    /**
     * Sets the maximum time after an eviction for which near caches of other JVMs serve the old value, at least 50 ms; 500 ms by
     * default. All processes that use the same keys must have the same.
     */
    public LarderBuilder nearStaleness(Duration staleness) {
        return choose(SettingsTable.NEAR_STALENESS, staleness);
    }

    /** Sets the maximum number of entries of the near cache, at least 1; 10,000 by default. */
    public LarderBuilder nearSize(int entries) {
        return choose(SettingsTable.NEAR_SIZE, entries);
    }

    /**
     * Sets the maximum number of bytes of all entries of the near cache, at least 1; 64 MiB by default. An entry counts as
     * {@code nearBytes / nearSize} at least.
     */
    public LarderBuilder nearBytes(int bytes) {
        return choose(SettingsTable.NEAR_BYTES, bytes);
    }

    /**
     * Sets whether this process tells the near caches of others what it removes; {@code true} by default. Turn it off only where
     * no process that uses the same keys has a near cache.
     */
    public LarderBuilder nearMessages(boolean on) {
        return choose(SettingsTable.NEAR_MESSAGES, on);
    }

    /**
     * Sets the maximum age of a transaction whose loads are stored, at most an hour; zero by default, so that nothing is
     * stored that is loaded in a snapshot. For as long, evictions and updates leave traces in the
     * store. All processes that use the same keys must have the same. See
     * {@link dev.larder.runtime.spi.Transactions.Transaction#snapshotAge()}.
     */
    public LarderBuilder transactionTime(Duration time) {
        return choose(SettingsTable.TRANSACTION_TIME, time);
    }

    /**
     * Sets the outcome of an {@code @Evicts} method whose eviction fails; {@link OnEvictFailure#QUEUE} by default. It wins
     * over the choice of {@link #outage}.
     */
    public LarderBuilder onEvictFailure(OnEvictFailure choice) {
        this.onEvictFailure = Objects.requireNonNull(choice, "choice");
        return this;
    }

    /** Adds a listener that receives events. */
    public LarderBuilder listener(CacheListener listener) {
        this.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets the observer of loads, updates and evictions, and of the commands to Redis; none by default. A {@link #store} that
     * is passed in keeps its own observer of commands.
     */
    public LarderBuilder observer(CallObserver observer) {
        this.observer = Objects.requireNonNull(observer, "observer");
        return this;
    }

    /**
     * Sets the clock by which pauses and waits are measured, for tests; by default the time of this machine. Values expire by
     * the store's own clock, and timeouts of commands by the machine's in any case. A clock that stands still lets callers wait
     * for each other for ever.
     */
    public LarderBuilder clock(Clock clock) {
        this.time = Timekeeper.reading(Objects.requireNonNull(clock, "clock"));
        return this;
    }

    /** Sets whether events hold keys, whose arguments may be personal data; {@code false} by default. */
    public LarderBuilder keysInEvents(boolean keys) {
        return choose(SettingsTable.KEYS_IN_EVENTS, keys);
    }

    /**
     * Sets whether {@link #open()} returns at once and connects in the background; {@code false} by default. The application
     * then starts without its cache when the server is away. A {@link #store} that is passed in answers from the first call on.
     */
    public LarderBuilder lazyConnect(boolean lazy) {
        return choose(SettingsTable.LAZY_CONNECT, lazy);
    }

    /**
     * Sets whether concurrent commands share round trips; {@code true} by default. Many threads get faster by that, and a
     * single thread loses nothing. It concerns values in Redis only.
     */
    public LarderBuilder batching(boolean on) {
        return choose(SettingsTable.BATCHING, on);
    }

    /**
     * Sets the number of connections to each master, at least 1; 8 by default. Up to ten connections carry several commands
     * at a time without waiting for replies; more are seldom faster.
     */
    public LarderBuilder connections(int connections) {
        return choose(SettingsTable.CONNECTIONS, connections);
    }

    /**
     * Sets the number of threads that read and write connections, at least 1; by default one thread for every two processors.
     */
    public LarderBuilder networkThreads(int threads) {
        return choose(SettingsTable.NETWORK_THREADS, threads);
    }

    /**
     * Sets a function that changes the configuration of Redisson before it is used, for settings that Larder does not have,
     * such as a trust store or a client name. {@link #open()} calls it; with {@link #lazyConnect}, each attempt to connect
     * does.
     */
    public LarderBuilder tuneRedisson(Consumer<Config> tuning) {
        this.tuning = Objects.requireNonNull(tuning, "tuning");
        return this;
    }

    /**
     * Sets whether the cache answers methods; {@code true} by default. Otherwise {@code @Cached} methods call the service each
     * time. {@code @Updates} and {@code @Evicts} methods still evict, since other JVMs may go on caching. The store is then
     * connected in the background, and the application starts without it.
     */
    public LarderBuilder enabled(boolean on) {
        return choose(SettingsTable.ENABLED, on);
    }

    /**
     * Sets a setting by its name, such as {@code larder.method.UserService.find.ttl} to {@code 5m}. It wins over system
     * properties and {@code larder.properties}. {@link #open()} checks it.
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
     * Adds names of methods that no annotation processor has seen, as in {@link CachedMethod.Builder#named}. Settings may
     * then name them.
     */
    public LarderBuilder knownMethods(String... names) {
        knownMethods.addAll(List.of(names));
        return this;
    }

    /**
     * Connects. Blocks until the server answers, unless the cache is disabled or connects in the background. A
     * {@code Larder} that cannot be opened leaves no connection and no thread.
     *
     * @throws CacheException when no server answers; the message names the address and the setting to change
     * @throws IllegalArgumentException when a setting of {@code larder.properties}, of the system properties or of
     *     {@link #setting} has an unknown name or a value that is not allowed
     * @throws IllegalStateException when {@link #connections}, {@link #networkThreads} or {@link #tuneRedisson} was called,
     *     and Larder is to create no client of its own; or {@link #outbox} was called, and {@link #transactions} was not
     */
    public Larder open() {
        requireClientOfOwn();
        requireTransactions();
        if (onEvictFailure != null) {
            chosen.choose(SettingsTable.ON_EVICT_FAILURE, onEvictFailure.name());
        }
        ClassLoader loader = classLoader();
        Settings written = new Settings(loader, systemProperties(), settings);
        written.requireKnown(SettingsTable.names());
        ResolvedSettings resolved = new ResolvedSettings(chosen, written);
        MethodOverrides overrides = MethodOverrides.of(
                resolved.isEnabled(), written.ofMethods(), () -> new MethodNames(loader, knownMethods));
        try {
            return open(resolved, overrides);
        } catch (StoreException e) {
            throw new CacheException(String.valueOf(e.getMessage()), e);
        }
    }

    private Larder open(ResolvedSettings resolved, MethodOverrides overrides) {
        LarderConfig config = resolved.config();
        ValueCodec values = codec == null ? JacksonValueCodec.create() : codec;
        WaitStrategy waiting = new WaitStrategy();
        Supplier<CacheStore> connector = connector(resolved, config, waiting);
        // A store that is passed in has nothing to connect, and answers from the first call on.
        boolean lazy = connection.isOwned() && resolved.isLazy();
        LarderAssembly assembly = new LarderAssembly(
                        lazy ? new LazyStore(connector) : connector.get(), connection.isOwned(), values)
                .config(config)
                .overrides(overrides)
                .transactions(transactions == null ? Transactions.none() : transactions)
                .outbox(outbox)
                .listeners(listeners)
                .observer(observer)
                .time(time)
                .waiting(waiting);
        Larder larder = (executor == null ? assembly : assembly.executor(executor)).assemble();
        if (lazy) {
            larder.awaitStore();
        }
        return larder;
    }

    private Supplier<CacheStore> connector(ResolvedSettings resolved, LarderConfig config, WaitStrategy waiting) {
        StoreTimeouts timeouts =
                new StoreTimeouts(config.commandTimeout(), config.connectTimeout(), config.pingTimeout());
        ClientSettings client =
                tuning == null ? resolved.client() : resolved.client().tunedBy(tuning);
        Connection target = connection;
        boolean batching = resolved.isBatching();
        CommandObserver commands = observer.commands();
        return () -> {
            CacheStore store = target.open(timeouts, client);
            if (store instanceof RedissonCacheStore redis) {
                redis.batching(batching)
                        .contended(waiting::isOn)
                        .maxValueSize(config.maxValueSize())
                        .observe(commands);
            }
            return store;
        };
    }

    private Properties systemProperties() {
        return readsSystemProperties ? System.getProperties() : new Properties();
    }

    private void requireTransactions() {
        if (outbox != EvictionOutbox.none() && transactions == null) {
            throw new IllegalStateException("an outbox keeps the evictions of transactions, and none are known;"
                    + " set transactions(…) as well");
        }
    }

    private void requireClientOfOwn() {
        boolean concernsClient = chosen.contains(SettingsTable.CONNECTIONS)
                || chosen.contains(SettingsTable.NETWORK_THREADS)
                || tuning != null;
        if (concernsClient && !connection.makesClient()) {
            throw new IllegalStateException(
                    "connections, networkThreads and tuneRedisson concern the client that Larder"
                            + " creates for uri(…) or for the environment; " + this
                            + " has a client of its own, so set them there");
        }
    }

    /** Returns the application's class loader, in a container too: the thread's is that of the application that it works for. */
    private static ClassLoader classLoader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread != null ? ofThread : LarderBuilder.class.getClassLoader();
    }

    private <T> LarderBuilder choose(SettingDefinition<T> setting, T value) {
        chosen.choose(setting, value);
        return this;
    }

    /** Returns the kind of connection only. */
    @Override
    public String toString() {
        return "LarderBuilder[" + connection + "]";
    }
}
