package dev.larder.benchmarks.contender;

import io.netty.channel.epoll.Epoll;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.TransportMode;

/** Redisson as it comes, and as someone who measured would set it. */
final class RedissonClients {

    private RedissonClients() {}

    static RedissonClient withDefaults(int port) {
        return Redisson.create(config(port));
    }

    static RedissonClient tuned(int port) {
        Config config = config(port);
        config.setNettyThreads(Runtime.getRuntime().availableProcessors());
        if (Epoll.isAvailable()) {
            config.setTransportMode(TransportMode.EPOLL);
        }
        return Redisson.create(config);
    }

    private static Config config(int port) {
        Config config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        return config;
    }
}
