package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.CommandObservation;
import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.connection.MasterSlaveEntry;

/** A client of Redisson, the store's own or the caller's, and the facts about its servers. */
public final class RedisConnection implements AutoCloseable {

    /** The deadline of the commands of a large batch, as a multiple of that of a single command. */
    private static final int BULK_FACTOR = 4;

    private final RedissonClient client;

    private final boolean owned;

    private final RedisChannel channel;

    private final RedisChannel bulk;

    private final Duration deadline;

    private final Duration bulkDeadline;

    private final MasterCommands pings;

    private final TopologyMonitor monitor;

    private RedisConnection(RedissonClient client, boolean owned, StoreTimeouts timeouts) {
        this.client = client;
        this.owned = owned;
        CommandObservation observation = new CommandObservation();
        this.channel = RedisChannel.through(client, timeouts.command(), observation);
        this.deadline = timeouts.command();
        this.bulkDeadline = deadline.multipliedBy(BULK_FACTOR);
        this.bulk = RedisChannel.through(client, bulkDeadline, observation);
        this.pings = RedisChannel.through(client, timeouts.ping(), observation).masters();
        this.monitor = new TopologyMonitor(RedisChannel.through(client, timeouts.connect(), observation));
    }

    /**
     * Connects to the servers of the settings by a client with this configuration.
     *
     * @throws StoreException if the server cannot be reached, refuses the user, lacks a command or is too old
     */
    public static RedisConnection open(ServerSettings settings, Config config, StoreTimeouts timeouts) {
        Reachability.check(settings, timeouts.connect());
        return open(config, timeouts, settings.describe(), settings.remedy(), settings);
    }

    /**
     * Connects by a client with this configuration.
     *
     * @throws StoreException if the server cannot be reached, refuses the user, lacks a command or is too old
     */
    public static RedisConnection open(Config config, StoreTimeouts timeouts) {
        return open(config, timeouts, "the configured address", "check the configuration of Redisson", null);
    }

    private static RedisConnection open(
            Config config, StoreTimeouts timeouts, String where, String remedy, @Nullable ServerSettings settings) {
        try {
            return begin(ClientFactory.create(config), true, timeouts, where, settings);
        } catch (IllegalArgumentException e) {
            // Redisson's own message names the setting.
            throw e;
        } catch (RuntimeException e) {
            throw e instanceof StoreException refused
                    ? refused
                    : new StoreException("Redis at " + where + " cannot be used: " + ConnectFailure.reason(e, settings)
                            + "; " + remedy);
        }
    }

    /**
     * Uses a client of the caller's, which {@link #close} leaves running.
     *
     * @throws StoreException if the server cannot be asked, lacks a command or is too old
     */
    public static RedisConnection through(RedissonClient client, StoreTimeouts timeouts) {
        return begin(client, false, timeouts, "the address of the given client", null);
    }

    private static RedisConnection begin(
            RedissonClient client,
            boolean owned,
            StoreTimeouts timeouts,
            String where,
            @Nullable ServerSettings settings) {
        RedisConnection connection = new RedisConnection(client, owned, timeouts);
        try {
            CommandRights.check(connection.pings, settings == null ? null : settings.credentials(), where);
            connection.monitor.begin().join().forEach(facts -> facts.requireSupported(where, connection.isCluster()));
            return connection;
        } catch (CompletionException e) {
            connection.close();
            throw new StoreException("Redis at " + where + " cannot be used: " + ConnectFailure.reason(e, settings));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private boolean isCluster() {
        return channel.isCluster();
    }

    /** Returns the channel for commands on single keys. */
    public RedisChannel channel() {
        return channel;
    }

    /** Returns the channel for commands on many keys, which wait for each other and have a longer deadline. */
    public RedisChannel bulkChannel() {
        return bulk;
    }

    /** Returns the deadline of commands on single keys. */
    public Duration deadline() {
        return deadline;
    }

    /** Returns the longest deadline of the store's commands. */
    public Duration bulkDeadline() {
        return bulkDeadline;
    }

    /** Returns the monitor of the masters. */
    public TopologyMonitor monitor() {
        return monitor;
    }

    /** Completes when all masters have answered. */
    public CompletableFuture<Void> ping() {
        return Futures.all(pings.known().stream().map(pings::ping).toList()).thenAccept(answers -> {});
    }

    /** Completes when the master of a partition has answered. */
    public CompletableFuture<Void> ping(SlotPartition partition) {
        MasterSlaveEntry master = pings.of(partition);
        return master == null
                ? CompletableFuture.failedFuture(new StoreException("Redis: no master is known for " + partition))
                : pings.ping(master).thenAccept(answer -> {});
    }

    @Override
    public void close() {
        monitor.close();
        if (owned) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
