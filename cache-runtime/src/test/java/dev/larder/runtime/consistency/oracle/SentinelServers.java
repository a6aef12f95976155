package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A master and a replica that Sentinels exchange. */
final class SentinelServers implements Servers {

    private final SentinelSetup setup = SentinelSetup.start();

    private final StoreTimeouts timeouts;

    private RedisServer before;

    SentinelServers(StoreTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public CacheStore connect() {
        return RedissonCacheStore.connect(setup.settings(), timeouts);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("failover", this::beginFailover, this::awaitFailover));
    }

    private void beginFailover() {
        before = setup.master();
        try {
            setup.sentinels().get(0).command("SENTINEL", "FAILOVER", SentinelSetup.MASTER);
        } catch (RespConnection.RespException e) {
            // The last one is not quite over: this one does not take place.
            before = null;
        }
    }

    private void awaitFailover() {
        if (before != null) {
            RedisServer.await("another master", Duration.ofSeconds(30), () -> setup.master() != before);
            setup.awaitReplication();
        }
    }

    @Override
    public void meddle(String... command) {
        try (RespConnection connection = setup.master().connect()) {
            connection.command((Object[]) command);
        } catch (UncheckedIOException | RespConnection.RespException e) {
            // No longer the master.
        }
    }

    @Override
    public void close() {
        setup.close();
    }
}
