package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.RedisFailure;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.config.Config;

/** A client of Redisson, the store's own or the caller's, and the facts about its servers. */
public final class RedisConnection implements AutoCloseable {

    /** The deadline of the commands of a large batch, as a multiple of that of a single command. */
    private static final int BULK_FACTOR = 4;

    private final RedissonClient client;

    private final boolean owned;

    private final RedisChannel channel;

    private final RedisChannel bulk;

    private final Duration bulkDeadline;

    private final MasterCommands pings;

    private final TopologyMonitor monitor;

    private RedisConnection(RedissonClient client, boolean owned, StoreTimeouts timeouts) {
        this.client = client;
        this.owned = owned;
        this.channel = RedisChannel.through(client, timeouts.command());
        this.bulkDeadline = timeouts.command().multipliedBy(BULK_FACTOR);
        this.bulk = RedisChannel.through(client, bulkDeadline);
        this.pings = RedisChannel.through(client, timeouts.ping()).masters();
        this.monitor = new TopologyMonitor(
                RedisChannel.through(client, timeouts.connect()).masters());
    }

    /**
     * Connects to the servers of the settings by a client with this configuration.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old
     */
    public static RedisConnection open(ServerSettings settings, Config config, StoreTimeouts timeouts) {
        Reachability.check(settings, timeouts.connect());
        String where = settings.describe();
        return begin(create(config, where, settings.remedy()), true, timeouts, where);
    }

    /**
     * Connects by a client with this configuration.
     *
     * @throws StoreException if the server cannot be reached, refuses the user or is too old
     */
    public static RedisConnection open(Config config, StoreTimeouts timeouts) {
        String where = "the configured address";
        return begin(create(config, where, "check the configuration of Redisson"), true, timeouts, where);
    }

    /**
     * Uses a client of the caller's, which {@link #close} leaves running.
     *
     * @throws StoreException if the server cannot be asked or is too old
     */
    public static RedisConnection through(RedissonClient client, StoreTimeouts timeouts) {
        return begin(client, false, timeouts, "the address of the given client");
    }

    private static RedissonClient create(Config config, String where, String remedy) {
        try {
            return Redisson.create(config);
        } catch (RedisException e) {
            throw new StoreException("Redis at " + where + " cannot be used: " + rootReason(e) + "; " + remedy);
        }
    }

    private static RedisConnection begin(RedissonClient client, boolean owned, StoreTimeouts timeouts, String where) {
        RedisConnection connection = new RedisConnection(client, owned, timeouts);
        try {
            connection.monitor.begin().join().forEach(facts -> facts.requireSupported(where));
            return connection;
        } catch (CompletionException e) {
            connection.close();
            throw new StoreException("Redis at " + where + " cannot be used: " + rootReason(e));
        } catch (StoreException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the innermost reason, since Redisson wraps the server's errors. */
    private static String rootReason(Throwable failure) {
        Throwable root = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof StoreException) {
                return String.valueOf(e.getMessage());
            }
            if (e instanceof SSLException) {
                return tlsReason(e);
            }
            root = e;
            if (!RedisFailure.code(e).isEmpty()) {
                break;
            }
        }
        return RedisFailure.reason(root);
    }

    private static String tlsReason(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("certif") || failure instanceof SSLHandshakeException
                ? "the JVM does not trust the server's certificate, or it is for another host (add it to the trust store"
                        + " that the system property javax.net.ssl.trustStore names)"
                : "the server does not speak TLS";
    }

    /** Returns the channel for commands on single keys. */
    public RedisChannel channel() {
        return channel;
    }

    /** Returns the channel for commands on many keys, which wait for each other and have a longer deadline. */
    public RedisChannel bulkChannel() {
        return bulk;
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

    @Override
    public void close() {
        monitor.close();
        if (owned) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
