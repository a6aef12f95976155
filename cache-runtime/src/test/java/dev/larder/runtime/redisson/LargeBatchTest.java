package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.Larder;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.TypeToken;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of ten thousand keys, with their round trips counted. */
class LargeBatchTest {

    private static final int KEYS = 10_000;

    private static final int MAX_TRIPS = 12;

    private static final Duration TTL = Duration.ofMinutes(5);

    private static final List<Integer> IDS = IntStream.range(0, KEYS).boxed().toList();

    private static final CachedMethod<Map<String, Integer>> FIND = CachedMethod.returning(
                    new TypeToken<Map<String, Integer>>() {})
            .named("Users.findAll")
            .key("user:{ids}:profile")
            .ttl(TTL)
            .build();

    private RedisServer server;

    private RoundTripCounter network;

    private Larder larder;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        network = RoundTripCounter.before(server.port());
        larder = Larder.builder()
                .uri("redis://127.0.0.1:" + network.port())
                .commandTimeout(Duration.ofSeconds(10))
                .connectTimeout(Duration.ofSeconds(10))
                .pingTimeout(Duration.ofSeconds(60))
                .open();
    }

    @AfterEach
    void stop() throws Exception {
        larder.close();
        network.close();
        server.close();
    }

    @Test
    void aBatchThatIsHalfCachedTakesOneLoadAndAtMostTwelveRoundTrips() {
        BatchReadThrough<Integer, Map<String, Integer>> findAll = larder.batchReadThrough(FIND);
        List<List<Integer>> calls = new ArrayList<>();
        List<Integer> even = IDS.stream().filter(id -> id % 2 == 0).toList();
        List<Integer> odd = IDS.stream().filter(id -> id % 2 == 1).toList();
        findAll.getAll(even, findAll::key, LargeBatchTest::load);

        long trips = trips(() -> {
            assertThat(findAll.getAll(IDS, findAll::key, missing -> {
                        calls.add(missing);
                        return load(missing);
                    }))
                    .isEqualTo(load(IDS));
        });

        assertThat(calls).containsExactly(odd);
        assertThat(trips).isBetween(3L, (long) MAX_TRIPS);
        assertThat(server.command("DBSIZE")).isEqualTo(2L * KEYS + 1);
        assertThat(trips(() -> findAll.getAll(IDS, findAll::key, missing -> Map.of())))
                .isBetween(1L, (long) MAX_TRIPS);
    }

    @Test
    void theClientReadsAndRemovesABatchInOneRoundTripAndStoresItInTwo() {
        CacheClient client = larder.client();
        Map<String, Integer> entries = new LinkedHashMap<>();
        IDS.forEach(id -> entries.put("user:" + id + ":age", id));
        // Opens connections and loads scripts.
        client.setMany(entries, Integer.class, TTL);
        client.getMany(entries.keySet(), Integer.class);

        assertThat(trips(() ->
                        assertThat(client.setMany(entries, Integer.class, TTL)).isEqualTo(KEYS)))
                .isBetween(2L, 4L);
        assertThat(trips(() -> assertThat(client.getMany(entries.keySet(), Integer.class))
                        .isEqualTo(entries)))
                .isBetween(1L, 3L);
        assertThat(trips(() -> assertThat(client.deleteMany(entries.keySet())).isEqualTo(KEYS)))
                .isBetween(1L, 3L);
    }

    /** Returns the round trips of a call. */
    private long trips(Runnable call) {
        awaitQuiet();
        long before = network.trips();
        call.run();
        return network.trips() - before;
    }

    /** Waits until no background command is sent any more. */
    private void awaitQuiet() {
        long[] seen = {-1};
        RedisServer.await("the network is quiet", Duration.ofSeconds(30), () -> {
            long before = seen[0];
            seen[0] = network.trips();
            pause();
            return before == network.trips();
        });
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<Integer, Map<String, Integer>> load(List<Integer> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> Map.of("id", id)));
    }
}
