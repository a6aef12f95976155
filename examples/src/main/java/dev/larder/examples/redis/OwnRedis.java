package dev.larder.examples.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.exceptions.EmbeddedRedisException;

/**
 * A real {@code redis-server}, unpacked from {@code org.signal:embedded-redis} and started on a free port of this
 * machine. It keeps nothing on disk. {@link #close} stops it, and so does the end of this JVM.
 */
public final class OwnRedis implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final RedisServer server;

    private final RedisAddress address;

    private OwnRedis(RedisServer server, int port) {
        this.server = server;
        this.address = RedisAddress.local(port);
    }

    /** Starts a server and returns once it accepts connections. */
    public static OwnRedis start() {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            RedisServer server = RedisServer.builder()
                    .port(port)
                    .setting("save \"\"")
                    .setting("maxmemory 64mb")
                    .setting("maxmemory-policy volatile-ttl")
                    .build();
            try {
                server.start();
                return new OwnRedis(server, port);
            } catch (EmbeddedRedisException e) {
                // Another program may have taken the port since it was found free.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("This machine has no free port", e);
        }
    }

    public RedisAddress address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
    }
}
