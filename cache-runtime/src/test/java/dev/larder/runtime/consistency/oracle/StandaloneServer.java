package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** One server behind a network that fails. */
final class StandaloneServer implements Servers {

    /** Longer than Larder waits for a command. */
    private static final Duration TOO_LONG = Duration.ofMillis(400);

    private final RedisServer server = RedisServer.start();

    private final FaultProxy proxy = FaultProxy.before(server.port());

    private final StoreTimeouts timeouts;

    StandaloneServer(StoreTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    String uri() {
        return "redis://127.0.0.1:" + proxy.port();
    }

    @Override
    public CacheStore connect() {
        return RedissonCacheStore.connect(RedisSettings.parse(uri()), timeouts);
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                Servers.fault("pause", server::pause, server::resume),
                Servers.fault("delay", () -> proxy.toClient().delay(TOO_LONG), proxy::heal),
                Servers.fault("hold", () -> proxy.toServer().hold(), proxy::heal),
                Servers.fault("cut", () -> proxy.toServer().cutAfter(700), this::cutAndHeal),
                Servers.fault("halfclose", proxy::halfCloseAll, proxy::resetAll),
                Servers.fault("refuse", proxy::refuse, proxy::heal),
                Servers.fault("restart", server::kill, server::restart));
    }

    private void cutAndHeal() {
        proxy.resetAll();
        proxy.heal();
    }

    @Override
    public void meddle(String... command) {
        try (RespConnection connection = new RespConnection(server.port())) {
            connection.command((Object[]) command);
        } catch (UncheckedIOException | RespConnection.RespException e) {
            // The server is away.
        }
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
