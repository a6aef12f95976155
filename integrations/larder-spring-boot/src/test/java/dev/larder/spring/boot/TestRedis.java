package dev.larder.spring.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** Sends a command whose words have no spaces; returns the first line of its reply. */
    String command(String words) {
        return lines(words).get(0);
    }

    /** Sends a command whose words have no spaces; returns the lines of its reply. */
    List<String> lines(String words) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((words + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
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
