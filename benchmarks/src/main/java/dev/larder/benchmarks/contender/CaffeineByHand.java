package dev.larder.benchmarks.contender;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caffeine alone, as code in front of a cache in Redis uses it: by the key that it has there, without its statistics. */
final class CaffeineByHand implements Contender {

    private static final int ENTRIES = 100_000;

    private final Cache<String, Customer> cache = Caffeine.newBuilder()
            .maximumSize(ENTRIES)
            .expireAfterWrite(Contenders.TTL)
            .build();

    private final CustomerSource source;

    CaffeineByHand(CustomerSource source) {
        this.source = source;
    }

    @Override
    public Customer find(long id) {
        String key = "customer:" + id;
        Customer known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Customer loaded = source.load(id);
        cache.put(key, loaded);
        return loaded;
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
