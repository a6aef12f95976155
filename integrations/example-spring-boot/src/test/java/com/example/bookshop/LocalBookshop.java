package com.example.bookshop;

import dev.larder.test.redis.RedisServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Runs the application with a Redis of its own: {@code mvn spring-boot:test-run}. */
public class LocalBookshop {

    public static void main(String[] args) {
        start(args);
    }

    static SpringApplication.Running start(String... args) {
        return SpringApplication.from(Bookshop::main)
                .with(LocalRedis.class, Connection.class)
                .run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Connection {
        @Bean
        DataRedisConnectionDetails redisConnection(RedisServer server) {
            return new DataRedisConnectionDetails() {
                @Override
                public Standalone getStandalone() {
                    return Standalone.of("127.0.0.1", server.port());
                }
            };
        }
    }
}
