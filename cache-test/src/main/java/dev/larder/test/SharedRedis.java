package dev.larder.test;

import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A server and the connection to it, for all tests of a run. */
@SuppressWarnings("deprecation") // before JUnit 5.13 an AutoCloseable is not closed with the run
final class SharedRedis implements CloseableResource, AutoCloseable {

    private static final StoreTimeouts PATIENT =
            new StoreTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final RedisServer server;

    private RedissonCacheStore store;

    /** The process that the store was connected to. */
    private long pid;

    private SharedRedis(RedisServer server) {
        this.server = server;
        this.store = RedissonCacheStore.connect(server.settings(), PATIENT);
        this.pid = server.pid();
    }

    static SharedRedis start(List<String> options) {
        return new SharedRedis(RedisServer.start(options.toArray(String[]::new)));
    }

    RedisServer server() {
        return server;
    }

    /**
     * Returns the store for the next test. After a test that has restarted the server, it is another one: the old one would
     * repeat its evictions on the new server, and refuse their keys until it has.
     */
    synchronized RedissonCacheStore store() {
        server.ensureRunning();
        if (server.pid() != pid) {
            store.close();
            store = RedissonCacheStore.connect(server.settings(), PATIENT);
            pid = server.pid();
        }
        return store;
    }

    @Override
    public synchronized void close() {
        store.close();
        server.close();
    }
}
