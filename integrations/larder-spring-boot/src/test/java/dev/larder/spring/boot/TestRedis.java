package dev.larder.spring.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;

/** A real Redis server for tests, on a port that was free. */
final class TestRedis implements AutoCloseable {

    private static final class Shared {
        static final TestRedis INSTANCE = startForAll();

        private static TestRedis startForAll() {
            TestRedis redis = start();
            Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
            return redis;
        }
    }

    private final RedisServer server;

    private final int port;

    private TestRedis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Returns the server that all tests share, each with a key prefix of its own. */
    static TestRedis shared() {
        return Shared.INSTANCE;
    }

    static TestRedis start(String... settings) {
        return startAt(freePort(), settings);
    }

    static TestRedis startAt(int port, String... settings) {
        RedisServerBuilder builder =
                RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"");
        for (String setting : settings) {
            builder.setting(setting);
        }
        RedisServer server = builder.build();
        server.start();
        return new TestRedis(server, port);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.stop();
    }
}
