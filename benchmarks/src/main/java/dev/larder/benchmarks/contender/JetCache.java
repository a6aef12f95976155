package dev.larder.benchmarks.contender;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.MultiLevelCacheBuilder;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** JetCache's remote cache on Lettuce, by itself or behind its local one on Caffeine; its value holder is written as JSON too, so that the bytes are comparable. */
final class JetCache implements Contender {

    private static final TypeReference<CacheValueHolder<Customer>> HOLDER = new TypeReference<>() {};

    private static final ObjectReader READER = Json.mapper().readerFor(HOLDER);

    private static final ObjectWriter WRITER = Json.mapper().writerFor(HOLDER);

    private static final int LOCAL_ENTRIES = 100_000;

    private final RedisClient client;

    private final Cache<Long, Customer> cache;

    private final CustomerSource source;

    private JetCache(RedisClient client, Cache<Long, Customer> cache, CustomerSource source) {
        this.client = client;
        this.cache = cache;
        this.source = source;
    }

    static JetCache remote(int port, CustomerSource source) {
        RedisClient client = client(port);
        return new JetCache(client, remote(client), source);
    }

    static JetCache bothLevels(int port, CustomerSource source) {
        RedisClient client = client(port);
        Cache<Long, Customer> local = CaffeineCacheBuilder.createCaffeineCacheBuilder()
                .limit(LOCAL_ENTRIES)
                .keyConvertor(Object::toString)
                .expireAfterWrite(Contenders.TTL.toMillis(), TimeUnit.MILLISECONDS)
                .buildCache();
        Cache<Long, Customer> both = MultiLevelCacheBuilder.createMultiLevelCacheBuilder()
                .addCache(local, remote(client))
                .expireAfterWrite(Contenders.TTL.toMillis(), TimeUnit.MILLISECONDS)
                .buildCache();
        return new JetCache(client, both, source);
    }

    private static RedisClient client(int port) {
        return RedisClient.create(RedisURI.create("127.0.0.1", port));
    }

    private static Cache<Long, Customer> remote(RedisClient client) {
        return RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                .redisClient(client)
                .keyPrefix("customer:")
                .keyConvertor(Object::toString)
                .valueEncoder(JetCache::encode)
                .valueDecoder(JetCache::decode)
                .expireAfterWrite(Contenders.TTL.toMillis(), TimeUnit.MILLISECONDS)
                .buildCache();
    }

    @Override
    public Customer find(long id) {
        return cache.computeIfAbsent(id, source::load);
    }

    @Override
    public Map<Long, Customer> findAll(Collection<Long> ids) {
        return cache.getAll(new HashSet<>(ids));
    }

    @Override
    public void close() {
        cache.close();
        client.shutdown();
    }

    private static byte[] encode(Object holder) {
        try {
            return WRITER.writeValueAsBytes(holder);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object decode(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
