package dev.larder.runtime.redisson;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.TagTemplate;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Measures the eviction of a tag beside that of a group of as many keys, and hits with and without tags, for
 * {@code docs/tags.md}. Takes two minutes.
 */
public final class TagFigures {

    private static final String GROUP = "user:42";

    private static final String TAG = "team:7";

    private static final int SIZE = 100;

    private TagFigures() {}

    public static void main(String[] arguments) {
        System.out.println("| 100 keys among | by group | by tag |\n|---:|---:|---:|");
        evictions(10_000, 2000);
        evictions(1_000_000, 2000);
        System.out.println("\n| | without tags | with two tags |\n|---|---:|---:|");
        hits();
        System.exit(0);
    }

    private static void evictions(int others, int rounds) {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            others(connection, others);
            long[] byGroup = new long[rounds];
            long[] byTag = new long[rounds];
            GroupPattern tag = GroupPattern.tagged(new Tag(TAG, "team"), "", List.of("*"));
            // In turn, so that both meet the same machine.
            for (int i = -rounds / 4; i < rounds; i++) {
                long group = evictOnce(store, connection, Loads.under(GROUP));
                long tagged = evictOnce(store, connection, tag);
                if (i >= 0) {
                    byGroup[i] = group;
                    byTag[i] = tagged;
                }
            }
            System.out.printf("| %,d | %s | %s |%n", others, shown(byGroup), shown(byTag));
        }
    }

    private static long evictOnce(CacheStore store, RespConnection connection, GroupPattern target) {
        Groups.fill(connection, GROUP, SIZE, 1);
        long expiry = System.currentTimeMillis() + 600_000;
        List<Object[]> listed = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            listed.add(new Object[] {"ZADD", TAG + "#tag", expiry + i, GROUP + ":k" + i});
        }
        connection.pipeline(listed);
        long began = System.nanoTime();
        long removed = Loads.evict(store, target);
        long took = System.nanoTime() - began;
        if (removed != SIZE) {
            throw new AssertionError(removed + " keys removed instead of " + SIZE);
        }
        return took;
    }

    private static void others(RespConnection connection, int count) {
        long expiry = System.currentTimeMillis() + 3_600_000;
        List<Object[]> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = "user:o" + i + ":profile";
            commands.add(new Object[] {"SET", key, "{\"id\":1}", "PX", 3_600_000});
            commands.add(new Object[] {"ZADD", Loads.indexSet("user"), expiry, "o" + i + ":profile"});
            commands.add(new Object[] {"ZADD", "team:o" + i % (count / 100) + "#tag", expiry, key});
            if (commands.size() >= 10_000) {
                connection.pipeline(commands);
                commands.clear();
            }
        }
        connection.pipeline(commands);
    }

    private static void hits() {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder().redis(server.settings()).open()) {
            TagTemplate team = TagTemplate.of("team:{id}");
            TagTemplate name = TagTemplate.of("name:{result}");
            CachedMethod.Builder<String> plain = CachedMethod.returning(String.class)
                    .named("Users.plain")
                    .key("plain:{id}")
                    .ttl(Duration.ofHours(1));
            CachedMethod.Builder<String> tagged = CachedMethod.returning(String.class)
                    .named("Users.tagged")
                    .key("tagged:{id}")
                    .ttl(Duration.ofHours(1))
                    .tags(team.toString(), name.toString());
            ReadThrough<String> without = larder.readThrough(plain.build());
            ReadThrough<String> with = larder.readThrough(tagged.build());
            int rounds = 200;
            int block = 2_000;
            long[] nanosWithout = new long[rounds];
            long[] nanosWith = new long[rounds];
            // In turn, and each first every other time, so that both meet the same machine.
            for (int round = -rounds / 4; round < rounds; round++) {
                long[] nanos = new long[2];
                for (int turn = 0; turn < 2; turn++) {
                    int method = (round + turn) & 1;
                    nanos[method] = method == 0
                            ? perCall(block, id -> without.get(without.key(id), () -> "Ada"))
                            : perCall(
                                    block,
                                    id -> with.get(
                                            with.key(id)
                                                    .tagged(() -> List.of(team.with(id)))
                                                    .taggedBy((String result) -> List.of(name.with(result))),
                                            () -> "Ada"));
                }
                if (round >= 0) {
                    nanosWithout[round] = nanos[0];
                    nanosWith[round] = nanos[1];
                }
            }
            System.out.printf("| a hit, one thread | %s | %s |%n", micros(nanosWithout), micros(nanosWith));
        }
    }

    private static long perCall(int calls, LongConsumer call) {
        long start = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            call.accept(i % 100);
        }
        return (System.nanoTime() - start) / calls;
    }

    private static String shown(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "%.3f ms, %.2f ms".formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
    }

    private static String micros(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "%.2f µs".formatted(sorted[sorted.length / 2] / 1e3);
    }
}
