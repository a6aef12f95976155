package dev.larder.runtime.resilience;

import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;

/** A server behind a network, and all that can go wrong with both. */
final class Surroundings implements AutoCloseable {

    private static final Duration TOO_LONG = Duration.ofMillis(400);

    private final RedisServer server = RedisServer.start(
            "--enable-debug-command", "yes", "--maxmemory-policy", "noeviction", "--repl-timeout", "5");

    private final FaultProxy proxy = FaultProxy.before(server.port());

    CacheStore connect() {
        return RedissonCacheStore.connect(RedisSettings.parse(uri()), StoreTimeouts.DEFAULTS);
    }

    /** Where the server is found, at the other end of the network. */
    String uri() {
        return "redis://127.0.0.1:" + proxy.port();
    }

    /** Asks the server past the network. */
    Object ask(Object... command) {
        return server.command(command);
    }

    List<Kind> kinds() {
        return List.of(
                new Kind("latency", () -> proxy.toClient().delay(TOO_LONG), proxy::heal),
                new Kind("black hole to the server", () -> proxy.toServer().hold(), proxy::heal),
                new Kind("black hole from the server", () -> proxy.toClient().hold(), proxy::heal),
                new Kind("connections reset", proxy::resetAll, () -> {}),
                new Kind("half closed", proxy::halfCloseAll, proxy::resetAll),
                new Kind("slow drip", () -> proxy.toClient().drip(Duration.ofMillis(5)), proxy::heal),
                new Kind("cut in a message", () -> proxy.toClient().cutAfter(50), proxy::heal),
                new Kind("unreachable", this::cutOff, this::heal),
                new Kind("stalled", server::pause, server::resume),
                new Kind("killed, restarted empty", server::kill, server::restart),
                new Kind("out of memory", () -> set("maxmemory", "1"), () -> set("maxmemory", "0")),
                new Kind("READONLY", () -> ask("REPLICAOF", "127.0.0.1", "1"), () -> ask("REPLICAOF", "NO", "ONE")),
                new Kind("LOADING", this::beginLoading, this::endLoading),
                new Kind("NOAUTH", this::askForPassword, () -> set("requirepass", "")),
                new Kind("MAXCLIENTS", this::letNobodyIn, () -> set("maxclients", "10000")));
    }

    void cutOff() {
        proxy.refuse();
    }

    void heal() {
        proxy.heal();
    }

    private void set(String name, String value) {
        ask("CONFIG", "SET", name, value);
    }

    private void askForPassword() {
        set("requirepass", "secret");
        proxy.resetAll();
    }

    private void letNobodyIn() {
        set("maxclients", "1");
        proxy.resetAll();
    }

    private void beginLoading() {
        set("loading-process-events-interval-bytes", "1024");
        set("key-load-delay", "4000");
        for (int i = 0; i < 200; i++) {
            ask("SET", "ballast:" + i, "x".repeat(300));
        }
        Thread reload = new Thread(
                () -> {
                    try (var connection = server.connect()) {
                        connection.command("DEBUG", "RELOAD");
                    }
                },
                "reload");
        reload.setDaemon(true);
        reload.start();
    }

    private void endLoading() {
        RedisServer.await(
                "loading is over",
                Duration.ofSeconds(20),
                () -> server.info("persistence").get("loading").equals("0"));
        set("key-load-delay", "0");
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
