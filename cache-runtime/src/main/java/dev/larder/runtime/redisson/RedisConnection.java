package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.config.Config;

/** A client of Redisson, whose own or the caller's, and what is known of the servers behind it. */
final class RedisConnection implements AutoCloseable {

    /** How many times as long as one command those of a large batch may take. */
    private static final int BULK_PATIENCE = 4;

    private final RedissonClient client;

    private final boolean owned;

    private final RedisChannel channel;

    private final RedisChannel bulk;

    private final Duration bulkDeadline;

    private final RedisChannel pings;

    private final TopologyMonitor watch;

    private RedisConnection(RedissonClient client, boolean owned, StoreTimeouts timeouts) {
        this.client = client;
        this.owned = owned;
        this.channel = RedisChannel.through(client, timeouts.command());
        this.bulkDeadline = timeouts.command().multipliedBy(BULK_PATIENCE);
        this.bulk = RedisChannel.through(client, bulkDeadline);
        this.pings = RedisChannel.through(client, timeouts.ping());
        this.watch = new TopologyMonitor(RedisChannel.through(client, timeouts.connect()));
    }

    static RedisConnection open(RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        Reachability.check(settings, timeouts.connect());
        String where = settings.describe();
        return begin(
                create(RedissonDefaults.config(settings, timeouts, client), where, settings.remedy()),
                true,
                timeouts,
                where);
    }

    static RedisConnection open(Config config, StoreTimeouts timeouts) {
        String where = "the configured address";
        return begin(create(config, where, "check the configuration of Redisson"), true, timeouts, where);
    }

    static RedisConnection through(RedissonClient client, StoreTimeouts timeouts) {
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
            connection.watch.begin().join().forEach(facts -> facts.requireSupported(where));
            return connection;
        } catch (CompletionException e) {
            connection.close();
            throw new StoreException("Redis at " + where + " cannot be used: " + rootReason(e));
        } catch (StoreException e) {
            connection.close();
            throw e;
        }
    }

    /** Finds the innermost reason that can be told: Redisson wraps what the server said. */
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

    RedisChannel channel() {
        return channel;
    }

    /** Returns the channel for commands on many keys, which wait for each other on the way. */
    RedisChannel bulkChannel() {
        return bulk;
    }

    /** Returns how long any command of the store may take. */
    Duration bulkDeadline() {
        return bulkDeadline;
    }

    boolean mayDropListings() {
        return watch.mayDropListings();
    }

    /** Returns a number that changes when a connection is lost or made. */
    long links() {
        return watch.links();
    }

    /**
     * Calls this each time after a master changed.
     *
     * @param longest how long the keys last that are listed from here
     */
    void onMasterChange(Runnable action, Supplier<Duration> longest) {
        watch.onChange(action, longest);
    }

    /** Completes when all masters answered. */
    CompletableFuture<Void> ping() {
        List<CompletableFuture<Object>> answers =
                pings.masters().stream().map(pings::ping).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        watch.close();
        if (owned) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
