package com.example.bookshop;

import dev.larder.test.redis.RedisServer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A Redis of the tests' own, which starts and ends with the application. */
@TestConfiguration(proxyBeanMethods = false)
class LocalRedis {

    @Bean
    RedisServer redisServer() {
        return RedisServer.start();
    }

    @Bean
    DynamicPropertyRegistrar redisProperties(RedisServer server) {
        return registry -> {
            registry.add("spring.data.redis.host", () -> "127.0.0.1");
            registry.add("spring.data.redis.port", server::port);
        };
    }
}
