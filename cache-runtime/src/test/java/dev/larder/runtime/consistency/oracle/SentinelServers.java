package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Failover;
import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RespConnection;
import java.io.UncheckedIOException;
import java.util.List;

/** A master and a replica that Sentinels exchange. */
final class SentinelServers implements Servers {

    private final SentinelSetup setup = SentinelSetup.start();

    private final StoreTimeouts timeouts;

    private final Failover failover = new Failover(setup);

    SentinelServers(StoreTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public CacheStore connect() {
        return RedissonCacheStore.connect(setup.settings(), timeouts);
    }

    @Override
    public List<Fault> faults() {
        return List.of(Servers.fault("failover", failover::begin, failover::await));
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
