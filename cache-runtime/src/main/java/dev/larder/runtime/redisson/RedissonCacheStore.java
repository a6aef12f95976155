package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.runtime.spi.TimedLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * The {@link CacheStore} in Redis 6.2 or later, or Valkey: one server, a master with Sentinels, or a cluster.
 *
 * <p>Values are the plain bytes of plain keys; each step of the protocol is one Lua script on one key, run by its hash.
 * All commands go to masters, without retries, and fail after {@link StoreTimeouts#command()}, whatever the client is
 * configured to do. Nothing of a key, value or password appears in an exception.
 *
 * <p>This class is thread-safe.
 */
public final class RedissonCacheStore implements CacheStore {

    /** What {@code PTTL} says of a key that stays. */
    private static final long NO_END = -1;

    private final RedisConnection connection;

    private final RedisChannel channel;

    private final MultiKeyCommands many;

    private final KeyIndex listings;

    private final ManyLeases leases;

    private final Evictions evictions;

    private final BatchingCommands gathering;

    /** Whether keys and the sets that list them must not be named in one command: they may be on several servers. */
    private volatile boolean apart;

    private RedissonCacheStore(RedisConnection connection) {
        this.connection = connection;
        this.channel = connection.channel();
        this.many = new MultiKeyCommands(connection.bulkChannel());
        this.gathering = new BatchingCommands(channel);
        this.apart = channel.isCluster();
        this.listings = new KeyIndex(gathering, channel, many, connection.bulkDeadline());
        this.leases = new ManyLeases(many, listings, connection::links);
        this.evictions = new Evictions(channel, connection::mayDropListings);
        connection.onMasterChange(evictions::replay, listings::longest);
    }

    /**
     * Connects to the server, and closes the connection with the store. Blocks until connected, at most for about
     * {@link StoreTimeouts#connect()}.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old; the message names host and
     *     port and what to set
     */
    public static RedissonCacheStore connect(RedisSettings settings, StoreTimeouts timeouts) {
        return connect(settings, timeouts, ClientSettings.DEFAULTS);
    }

    /**
     * Connects to the server by a client so sized; see {@link #connect(RedisSettings, StoreTimeouts)}.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old; the message names host and
     *     port and what to set
     */
    public static RedissonCacheStore connect(RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        return new RedissonCacheStore(RedisConnection.open(settings, timeouts, client));
    }

    /**
     * Connects as a configuration of Redisson says, taken as it is, and closes the connection with the store.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old
     */
    public static RedissonCacheStore connect(Config config, StoreTimeouts timeouts) {
        return new RedissonCacheStore(RedisConnection.open(config, timeouts));
    }

    /**
     * Connects as a YAML file of Redisson's format says, and closes the connection with the store.
     *
     * @throws StoreException if the file cannot be read, or the server cannot be reached, refuses the user or is too old
     */
    public static RedissonCacheStore connect(Path yaml, StoreTimeouts timeouts) {
        return connect(RedissonDefaults.read(yaml), timeouts);
    }

    /**
     * Uses a client that the caller owns: {@link #close} does not shut it down. Its name mapper, codec, retries and
     * read mode are left aside.
     *
     * @throws StoreException if the server cannot be asked or is too old
     * @throws IllegalArgumentException if the client did not come from {@code Redisson.create}
     */
    public static RedissonCacheStore using(RedissonClient client, StoreTimeouts timeouts) {
        return new RedissonCacheStore(RedisConnection.through(client, timeouts));
    }

    /**
     * Turns gathering on, as it is at first, or off, for commands that begin from now on; returns this store. With it,
     * commands of one kind that arrive while others are under way go together; without it, each goes by itself.
     */
    public RedissonCacheStore gathering(boolean on) {
        gathering.turn(on);
        return this;
    }

    /**
     * Sets what tells whether callers crowd: more wait than the processors run at once, and a thread that gives way to them
     * does no harm. While they do, those that were just answered may run before the next batch goes, which makes it larger.
     * Asked often, so it must be quick. By default nobody crowds.
     */
    public RedissonCacheStore contended(BooleanSupplier contended) {
        gathering.contended(contended);
        return this;
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return gathering.read(key);
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return gathering.run(LuaScript.AGED, key).thenApply(ScriptReply::aged);
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        if (apart) {
            return acquireApart(request);
        }
        ListedLease lease =
                new ListedLease(request, listings.steps(request.key(), request.indexEntry(), request.indexedFor()));
        return gathering.lease(lease).thenApply(reply -> granted(lease, reply)).exceptionallyCompose(failure -> {
            if (RedisChannel.unwrap(failure) instanceof TogetherRefusedException) {
                apart = true;
                return acquireApart(request);
            }
            return CompletableFuture.failedFuture(RedisChannel.unwrap(failure));
        });
    }

    @SuppressWarnings("unchecked") // what listed.lua returns
    private Acquisition granted(ListedLease lease, List<Object> reply) {
        List<Object> claimed = (List<Object>) reply.get(1);
        for (int i = 0; i < claimed.size(); i++) {
            listings.acknowledge(lease.sets().get(i), (List<Object>) claimed.get(i));
        }
        return acquisition(lease.request(), (List<Object>) reply.get(0));
    }

    private CompletableFuture<Acquisition> acquireApart(LeaseRequest request) {
        long links = connection.links();
        CompletableFuture<Void> listed = list(request);
        ScriptStep step = ScriptStep.acquiring(request);
        CompletableFuture<Acquisition> acquired = gathering
                .run(LuaScript.ACQUIRE, step.key(), step.arguments().toArray())
                .thenApply(reply -> acquisition(request, reply));
        return afterListing(request, links, listed, acquired, acquisition -> {
            if (acquisition instanceof Acquisition.Own own) {
                giveBack(request.key(), own.lease());
            }
        });
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        long links = connection.links();
        CompletableFuture<Void> listed = list(request);
        CompletableFuture<Lease> begun = gathering
                .run(
                        LuaScript.UPDATE,
                        request.key(),
                        Signature.spellId(request.loadId()),
                        request.lease().toMillis())
                .thenApply(reply -> new Lease(request.loadId(), (byte[]) reply.get(0)));
        return afterListing(request, links, listed, begun, lease -> giveBack(request.key(), lease));
    }

    /** Gives a lease back that nobody uses; when that fails, it ends by itself. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void giveBack(String key, Lease lease) {
        release(key, lease);
    }

    private CompletableFuture<Void> list(LeaseRequest request) {
        return listings.list(request.key(), request.indexEntry(), request.indexedFor());
    }

    /**
     * Answers what was granted when the key is listed as well. A key that is not must not be loaded: its lease goes back.
     * When a connection was lost or made meanwhile, a server may have started anew between listing and lease, without the
     * listing: then the key is listed once more.
     */
    private <T> CompletableFuture<T> afterListing(
            LeaseRequest request,
            long links,
            CompletableFuture<Void> listed,
            CompletableFuture<T> granted,
            Consumer<T> giveBack) {
        return listed.handle((done, failure) -> failure)
                .thenCombine(granted, (failure, result) -> {
                    if (failure != null) {
                        giveBack.accept(result);
                        return CompletableFuture.<T>failedFuture(failure);
                    }
                    return connection.links() == links
                            ? CompletableFuture.completedFuture(result)
                            : list(request).thenApply(done -> result);
                })
                .thenCompose(stage -> stage);
    }

    /** Reads what the acquire script returned; its shortcut returns the signature alone. */
    static Acquisition acquisition(LeaseRequest request, List<Object> reply) {
        long loadId = request.loadId();
        byte[] outcome = (byte[]) reply.get(0);
        if (outcome.length == Signature.LENGTH) {
            return new Acquisition.Own(new Lease(loadId, outcome));
        }
        return switch (new String(outcome, StandardCharsets.US_ASCII)) {
            case "own" -> new Acquisition.Own(new Lease(loadId, (byte[]) reply.get(1)));
            case "busy" -> new Acquisition.Busy();
            case "found" -> new Acquisition.Found(Signature.classify((byte[]) reply.get(1)));
            default -> throw new StoreException("Redis: unexpected reply of the acquire script");
        };
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        long millis = Math.max(1, ttl.toMillis());
        return gathering
                .run(LuaScript.STORE, key, lease.signature(), value, millis)
                .thenApply(reply -> reply.get(0).equals(1L));
    }

    @Override
    public CompletionStage<Void> release(String key, Lease lease) {
        return gathering.run(LuaScript.RELEASE, key, lease.signature()).thenAccept(reply -> {});
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return evictions.evict(exactKeys, groups);
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return many.read(keys);
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return many.readTimed(keys);
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return leases.acquire(requests);
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return leases.beginUpdate(requests);
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return leases.store(requests);
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Lease> held) {
        return leases.release(held);
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return channel.run(LuaScript.REMAINING, key).thenApply(reply -> {
            long millis = (Long) reply.get(0);
            return millis == NO_END
                    ? new Remaining.Unlimited()
                    : millis < 0 ? new Remaining.Absent() : new Remaining.Limited(Duration.ofMillis(millis));
        });
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry listing, Duration ttl) {
        long millis = Math.max(1, ttl.toMillis());
        return listings.list(key, listing, ttl)
                .thenCompose(listed -> channel.run(LuaScript.EXPIRE, key, millis))
                .thenApply(reply -> reply.get(0).equals(1L));
    }

    @Override
    public CompletionStage<Void> ping() {
        return connection.ping();
    }

    @Override
    public void close() {
        connection.close();
    }
}
