package dev.larder.benchmarks.contender;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;
import org.redisson.codec.TypedJsonJacksonCodec;

/** {@code RBucket.get}, load, {@code RBucket.set} with Redisson's typed Jackson codec. */
final class RedissonByHand implements Contender {

    private static final String KEY = "customer:";

    private final RedissonClient client;

    private final Codec codec = new TypedJsonJacksonCodec(Customer.class, Json.mapper());

    private final CustomerSource source;

    RedissonByHand(RedissonClient client, CustomerSource source) {
        this.client = client;
        this.source = source;
    }

    @Override
    public Customer find(long id) {
        return find(KEY + id, id);
    }

    @Override
    public Map<Long, Customer> findAll(Collection<Long> ids) {
        String[] keys = ids.stream().map(id -> KEY + id).toArray(String[]::new);
        Map<String, Customer> cached = client.getBuckets(codec).get(keys);
        Map<Long, Customer> found = new HashMap<>();
        for (long id : ids) {
            Customer customer = cached.get(KEY + id);
            found.put(id, customer != null ? customer : find(id));
        }
        return found;
    }

    @Override
    public Customer findInGroup(long group, long id) {
        return find("group:" + group + ":" + id, id);
    }

    @Override
    public void evictGroup(long group) {
        client.getKeys().unlinkByPattern("group:" + group + ":*");
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private Customer find(String key, long id) {
        RBucket<Customer> bucket = client.getBucket(key, codec);
        Customer cached = bucket.get();
        if (cached != null) {
            return cached;
        }
        Customer customer = source.load(id);
        bucket.set(customer, Contenders.TTL);
        return customer;
    }
}
