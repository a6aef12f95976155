package dev.larder.benchmarks.contender;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** GET, load, SET on one shared Lettuce connection, with Jackson: the advice of Lettuce's own manual. */
final class LettuceByHand implements Contender {

    private static final String KEY = "customer:";

    private final RedisClient client;

    private final StatefulRedisConnection<String, byte[]> connection;

    private final RedisCommands<String, byte[]> redis;

    private final CustomerSource source;

    LettuceByHand(int port, CustomerSource source) {
        this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        this.connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.redis = connection.sync();
        this.source = source;
    }

    @Override
    public Customer find(long id) {
        return find(KEY + id, id);
    }

    @Override
    public Map<Long, Customer> findAll(Collection<Long> ids) {
        String[] keys = ids.stream().map(id -> KEY + id).toArray(String[]::new);
        Map<Long, Customer> found = new HashMap<>();
        for (KeyValue<String, byte[]> entry : redis.mget(keys)) {
            long id = Long.parseLong(entry.getKey().substring(KEY.length()));
            found.put(id, entry.hasValue() ? Json.decode(entry.getValue()) : loadAndStore(entry.getKey(), id));
        }
        return found;
    }

    @Override
    public Customer findInGroup(long group, long id) {
        return find("group:" + group + ":" + id, id);
    }

    @Override
    public void evictGroup(long group) {
        ScanArgs matching = ScanArgs.Builder.matches("group:" + group + ":*").limit(1000);
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            KeyScanCursor<String> page = redis.scan(cursor, matching);
            if (!page.getKeys().isEmpty()) {
                redis.unlink(page.getKeys().toArray(String[]::new));
            }
            cursor = page;
        } while (!cursor.isFinished());
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }

    private Customer find(String key, long id) {
        byte[] json = redis.get(key);
        return json != null ? Json.decode(json) : loadAndStore(key, id);
    }

    private Customer loadAndStore(String key, long id) {
        Customer customer = source.load(id);
        redis.psetex(key, Contenders.TTL.toMillis(), Json.encode(customer));
        return customer;
    }
}
