package dev.larder.benchmarks.contender;

import io.lettuce.core.ClientOptions;
import java.util.Map;
import org.redisson.api.RedissonClient;
import org.redisson.codec.TypedJsonJacksonCodec;
import org.redisson.spring.cache.CacheConfig;
import org.redisson.spring.cache.RedissonSpringCacheManager;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.Jackson2JsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;

/** Spring Cache on the two clients, each with JSON by Jackson. */
final class SpringCacheManagers {

    private SpringCacheManagers() {}

    /** Spring Data Redis on one shared Lettuce connection, as Spring Boot sets it up. */
    static Contender onLettuce(int port, CustomerSource source) {
        LettuceClientConfiguration client = LettuceClientConfiguration.builder()
                .clientOptions(ClientOptions.create())
                .build();
        LettuceConnectionFactory connections =
                new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port), client);
        connections.afterPropertiesSet();
        connections.start();
        RedisCacheConfiguration configuration = RedisCacheConfiguration.defaultCacheConfig()
                .entryTtl(Contenders.TTL)
                .computePrefixWith(cache -> cache + ":")
                .serializeValuesWith(SerializationPair.fromSerializer(
                        new Jackson2JsonRedisSerializer<>(Json.mapper(), Customer.class)));
        RedisCacheManager manager = RedisCacheManager.builder(connections)
                .cacheDefaults(configuration)
                .build();
        return new SpringCache(manager, source, connections::destroy);
    }

    /** Redisson's own cache manager, which keeps a cache in one hash. */
    static Contender onRedisson(RedissonClient client, CustomerSource source) {
        Map<String, CacheConfig> caches = Map.of(SpringCache.CACHE, new CacheConfig(Contenders.TTL.toMillis(), 0));
        TypedJsonJacksonCodec codec =
                new TypedJsonJacksonCodec(Customer.class, Long.class, Customer.class, Json.mapper());
        RedissonSpringCacheManager manager = new RedissonSpringCacheManager(client, caches, codec);
        return new SpringCache(manager, source, client::shutdown);
    }
}
