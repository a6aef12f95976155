package com.example.bookshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import redis.embedded.RedisServer;

/** A Redis of the tests' own, which starts and ends with the application. */
@TestConfiguration(proxyBeanMethods = false)
class LocalRedis {

    @Bean(destroyMethod = "stop")
    RedisServer redisServer() {
        int port = freePort();
        RedisServer server = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    @Bean
    DynamicPropertyRegistrar redisProperties(RedisServer server) {
        return registry -> {
            registry.add("spring.data.redis.host", () -> "127.0.0.1");
            registry.add("spring.data.redis.port", () -> server.ports().get(0));
        };
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
