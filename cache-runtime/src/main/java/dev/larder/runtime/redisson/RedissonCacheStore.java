package dev.larder.runtime.redisson;

import dev.larder.runtime.redisson.batching.BatchingCommands;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.ScriptCommands;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.redisson.command.ValueSizeLimit;
import dev.larder.runtime.redisson.connect.RedisConnection;
import dev.larder.runtime.redisson.connect.RedissonDefaults;
import dev.larder.runtime.redisson.connect.ServerSettings;
import dev.larder.runtime.redisson.connect.TopologyMonitor;
import dev.larder.runtime.redisson.index.Evictions;
import dev.larder.runtime.redisson.index.IndexedCommands;
import dev.larder.runtime.redisson.index.KeyIndex;
import dev.larder.runtime.redisson.lease.MultiKeyLeases;
import dev.larder.runtime.redisson.lease.SingleKeyLeases;
import dev.larder.runtime.redisson.lease.TracedLeases;
import dev.larder.runtime.redisson.near.RedisNearLink;
import dev.larder.runtime.redisson.removal.Removals;
import dev.larder.runtime.redisson.trace.Traces;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Partition;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * The {@link CacheStore} in Redis 6.2 or later, or Valkey: one server, a master with Sentinels, or a cluster.
 *
 * <p>Values are the plain bytes of plain keys. Each step of the protocol is one Lua script on one key, run by its hash. All
 * commands go to masters, without retries, and fail after {@link StoreTimeouts#command()}, whatever the client is
 * configured to do. No exception holds a key, a value or a password.
 *
 * <p>This class is thread-safe.
 */
public final class RedissonCacheStore implements CacheStore {

    /** The reply of {@code PTTL} for a key that does not expire. */
    private static final long NO_EXPIRY = -1;

    private final RedisConnection connection;

    private final TopologyMonitor monitor;

    private final ScriptCommands scripts;

    private final BatchingCommands batching;

    private final MultiKeyCommands multiKey;

    private final ValueSizeLimit sizeLimit = new ValueSizeLimit();

    /** The keys that are read by a script that returns no large value. */
    private final SuspectKeys suspects = new SuspectKeys();

    private final Removals removals = new Removals();

    private final Traces traces;

    private final Set<RedisNearLink> links = new CopyOnWriteArraySet<>();

    private final KeyIndex index;

    private final IndexedCommands indexed;

    private final SingleKeyLeases leases;

    private final MultiKeyLeases multiKeyLeases;

    private final TracedLeases tracedLeases;

    private final Evictions evictions;

    private RedissonCacheStore(RedisConnection connection) {
        this.connection = connection;
        this.monitor = connection.monitor();
        this.scripts = connection.channel().scripts();
        this.batching = new BatchingCommands(connection.channel());
        this.multiKey = new MultiKeyCommands(connection.bulkChannel());
        this.traces = new Traces(connection.channel(), connection.deadline().dividedBy(2));
        this.index = new KeyIndex(batching, connection.channel(), multiKey, connection.bulkDeadline());
        connection.channel().keys().onUnanswered(suspects::add);
        connection.bulkChannel().keys().onUnanswered(suspects::add);
        this.indexed = new IndexedCommands(
                batching, multiKey, index, connection.channel().isCluster());
        this.leases = new SingleKeyLeases(batching, indexed, index, sizeLimit, removals, monitor::connectionChanges);
        this.multiKeyLeases =
                new MultiKeyLeases(multiKey, indexed, index, sizeLimit, removals, monitor::connectionChanges);
        this.tracedLeases = new TracedLeases(leases, multiKeyLeases, traces);
        this.evictions = new Evictions(
                connection.channel(),
                index,
                removals,
                traces,
                monitor::partitions,
                monitor::isIndexUnreliable,
                monitor::isKnown);
        monitor.observe(
                new EvictionReplay(evictions, partition -> links.forEach(link -> link.restart(partition))),
                index::longestLifetime);
    }

    /**
     * Connects to the server, and closes the connection with the store. Blocks until connected, at most for about
     * {@link StoreTimeouts#connect()}.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old; the message names host,
     *     port and the settings to change
     */
    public static RedissonCacheStore connect(RedisSettings settings, StoreTimeouts timeouts) {
        return connect(settings, timeouts, ClientSettings.DEFAULTS);
    }

    /**
     * Connects to the server by a client of this size; see {@link #connect(RedisSettings, StoreTimeouts)}.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old; the message names host,
     *     port and the settings to change
     */
    public static RedissonCacheStore connect(RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        ServerSettings servers = settings.servers();
        Config config = RedissonDefaults.config(servers, timeouts, client.connections(), client.networkThreads());
        client.tuning().accept(config);
        return new RedissonCacheStore(RedisConnection.open(servers, config, timeouts));
    }

    /**
     * Connects by a configuration of Redisson, taken as it is, and closes the connection with the store.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old
     */
    public static RedissonCacheStore connect(Config config, StoreTimeouts timeouts) {
        return new RedissonCacheStore(RedisConnection.open(config, timeouts));
    }

    /**
     * Connects by a YAML file in Redisson's format, and closes the connection with the store.
     *
     * @throws StoreException if the file cannot be read, or the server cannot be reached, refuses the user or is too old
     */
    public static RedissonCacheStore connect(Path yaml, StoreTimeouts timeouts) {
        return connect(RedissonDefaults.read(yaml), timeouts);
    }

    /**
     * Uses a client that the caller owns: {@link #close} does not shut it down. The store ignores its name mapper, codec,
     * retries and read mode.
     *
     * @throws StoreException if the server cannot be asked or is too old
     * @throws IllegalArgumentException if the client did not come from {@code Redisson.create}
     */
    public static RedissonCacheStore using(RedissonClient client, StoreTimeouts timeouts) {
        return new RedissonCacheStore(RedisConnection.through(client, timeouts));
    }

    /**
     * Enables or disables batching for commands that begin from now on; returns this store. With batching, commands of one
     * kind that wait at the same time go together. It is enabled at first.
     */
    public RedissonCacheStore batching(boolean enabled) {
        batching.enable(enabled);
        return this;
    }

    /**
     * Sets the predicate that tells whether callers contend: more of them wait than the processors run at once. While they
     * do, callers that were just answered may run before the next batch goes, which makes it larger. The predicate is
     * called often and must be quick. By default callers never contend.
     */
    public RedissonCacheStore contended(BooleanSupplier contended) {
        batching.contended(contended);
        return this;
    }

    /**
     * Sets the maximum number of bytes of a value that leases and timed reads return; returns this store. A larger value is
     * {@link Lookup.Oversized} for them, and for a plain read that follows one without an answer. 8 MiB at first.
     */
    public RedissonCacheStore maxValueSize(int bytes) {
        sizeLimit.set(bytes);
        return this;
    }

    /** Tells an observer of each command on keys that begins from now on; returns this store. By default nobody observes. */
    public RedissonCacheStore observe(CommandObserver observer) {
        connection.channel().observation().begin(observer);
        return this;
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return suspects.contains(key)
                ? readTimed(key).thenApply(timed -> suspects.found(key, timed.found()))
                : batching.read(key);
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return batching.run(LuaScript.READ_WITH_TTL, ScriptReply::timedLookup, key, sizeLimit.bytes());
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return tracedLeases.acquire(request);
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return leases.beginUpdate(request);
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return tracedLeases.store(key, lease, value, ttl);
    }

    @Override
    public CompletionStage<List<Boolean>> addTags(List<TagListing> listings) {
        return index.addTags(listings);
    }

    @Override
    public CompletionStage<Void> release(String key, long loadId) {
        return leases.release(key, loadId);
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return evictions.evict(exactKeys, groups);
    }

    /** {@inheritDoc} They are in the sorted set {@code #ev} with the start of the keys before it. */
    @Override
    public boolean leaveTraces(String keyStart, Duration lasting) {
        traces.begin(keyStart, lasting);
        return true;
    }

    @Override
    public CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return leases.evictValue(key, value);
    }

    /** {@inheritDoc} So it is from the loss of a connection until the server that is the master then has accepted it. */
    @Override
    public boolean isRepeatingEvictionOf(String key) {
        return evictions.isRepeating(key);
    }

    @Override
    public CompletionStage<Long> count(String glob) {
        return evictions.count(glob);
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return suspects.containsAny(keys) ? readSomeSuspects(keys) : multiKey.read(keys);
    }

    private CompletionStage<List<Lookup>> readSomeSuspects(List<String> keys) {
        List<String> some = new ArrayList<>();
        List<String> others = new ArrayList<>();
        keys.forEach(key -> (suspects.contains(key) ? some : others).add(key));
        CompletionStage<List<Lookup>> rest =
                others.isEmpty() ? CompletableFuture.completedFuture(List.of()) : multiKey.read(others);
        return multiKey.readTimed(some, sizeLimit.bytes()).thenCombine(rest, (timed, plain) -> {
            Iterator<TimedLookup> ofSome = timed.iterator();
            Iterator<Lookup> ofOthers = plain.iterator();
            Set<String> timedKeys = new HashSet<>(some);
            return keys.stream()
                    .map(key -> timedKeys.contains(key)
                            ? suspects.found(key, ofSome.next().found())
                            : ofOthers.next())
                    .toList();
        });
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return multiKey.readTimed(keys, sizeLimit.bytes());
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return tracedLeases.acquire(requests);
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return multiKeyLeases.beginUpdate(requests);
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return tracedLeases.store(requests);
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return multiKeyLeases.release(loadIds);
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return scripts.run(LuaScript.REMAINING, key)
                .thenApply(reply -> ScriptReply.parse(reply, RedissonCacheStore::remaining));
    }

    private static Remaining remaining(List<Object> reply) {
        long millis = (Long) reply.get(0);
        return millis == NO_EXPIRY
                ? new Remaining.Unlimited()
                : millis < 0 ? new Remaining.Absent() : new Remaining.Limited(Duration.ofMillis(millis));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        ScriptStep step = ScriptStep.expiring(key, Math.max(1, ttl.toMillis()), removals);
        CompletableFuture<Boolean> expiring = indexed.run(
                LuaScript.EXPIRE,
                step,
                entry,
                ttl,
                RedissonCacheStore::isYes,
                () -> index.add(key, entry, ttl)
                        .thenCompose(done -> scripts.run(
                                LuaScript.EXPIRE, key, step.arguments().toArray()))
                        .thenApply(reply -> ScriptReply.parse(reply, RedissonCacheStore::isYes)));
        return removals.tellAfter(expiring, () -> NearRemoval.ofKeys(NearHash.ofKey(key)));
    }

    private static Boolean isYes(List<Object> reply) {
        return (Long) reply.get(0) == 1;
    }

    @Override
    public CompletionStage<Void> ping() {
        return connection.ping();
    }

    /** {@inheritDoc} In a cluster there is one for each master. */
    @Override
    public Partitions partitions() {
        return monitor.partitions();
    }

    @Override
    public CompletionStage<Void> ping(Partition partition) {
        return partition instanceof SlotPartition slots ? connection.ping(slots) : connection.ping();
    }

    @Override
    public List<CompletionStage<Long>> evict(
            Collection<GroupPattern> groups, List<Partition> from, Predicate<Partition> answering) {
        List<SlotPartition> slots = new ArrayList<>(from.size());
        for (Partition partition : from) {
            if (!(partition instanceof SlotPartition own)) {
                // Asked for before this store was connected.
                return from.stream()
                        .<CompletionStage<Long>>map(unknown ->
                                CompletableFuture.failedFuture(new StoreException("Redis: the partition is not known")))
                        .toList();
            }
            slots.add(own);
        }
        return List.copyOf(evictions.evict(groups, slots, answering));
    }

    /** {@inheritDoc} The channel is {@code #near} with the key prefix before it. */
    @Override
    public Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        RedisNearLink link = RedisNearLink.create(connection.channel(), monitor, removals, settings, listener);
        links.removeIf(other -> other.state().phase() == NearLink.Phase.CLOSED);
        links.add(link);
        return Optional.of(link);
    }

    @Override
    public void close() {
        links.forEach(RedisNearLink::close);
        connection.close();
    }
}
