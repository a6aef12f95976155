package dev.larder.runtime.redisson.trace;

import static dev.larder.runtime.redisson.Loads.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The set of traces on a server. The contract of stores has what they are for. */
class TracesTest {

    private static final Duration LASTING = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.start();

    private final CacheStore store = Loads.connect(server);

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void anEvictionAndItsTraceAreOneCommand() {
        begin(LASTING);
        server.resetCounts();

        Loads.evict(store, "user:42:profile", "user:43:profile");

        assertThat(server.command("ZCARD", "#ev")).isEqualTo(3L);
        // Those within the script are counted as well.
        assertThat(server.commandCounts().get("unlink")).isEqualTo(1);
        assertThat(server.commandCounts().get("zadd")).isEqualTo(1);
    }

    @Test
    void aServerThatHasLostItsTracesKnowsNoneFromBefore() {
        begin(LASTING);
        awaitUnevicted(Duration.ofMillis(50));

        server.command("FLUSHALL");

        assertThat(unevictedFor("user:42:profile")).isLessThan(Duration.ofMillis(50));
        awaitUnevicted(Duration.ofMillis(20));
    }

    @Test
    void tracesThatAreOverAreDropped() {
        begin(Duration.ofMillis(20));
        long before = completeSince();
        for (int i = 0; i < 100; i++) {
            Loads.evict(store, "user:" + i + ":profile");
        }

        Awaitility.await().until(() -> {
            Loads.evict(store, "user:42:profile");
            return (Long) server.command("ZCARD", "#ev") <= 3;
        });

        // Nothing is known of the time before.
        assertThat(completeSince()).isGreaterThan(before);
    }

    @Test
    void moreTracesThanTheSetHoldsPushTheOldestOut() {
        begin(LASTING);
        long before = completeSince();
        List<Object[]> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new Object[] {"ZADD", "#ev", System.currentTimeMillis() + i / 1000, "kother:" + i});
        }
        try (var connection = server.connect()) {
            connection.pipeline(many);
        }

        Awaitility.await().until(() -> {
            Loads.evict(store, "user:42:profile");
            return (Long) server.command("ZCARD", "#ev") <= 100_000;
        });

        // Nothing is known of the time before.
        assertThat(completeSince()).isGreaterThan(before);
    }

    @Test
    void aServerWithoutMemoryEvictsAndForgetsAllTraces() {
        begin(LASTING);
        Loads.load(store, "user:42:profile", "1");
        server.command("CONFIG", "SET", "maxmemory", "1");

        assertThat(Loads.evict(store, "user:42:profile")).isEqualTo(1);
        assertThat(Loads.evict(store, Loads.under("user:43"))).isZero();

        server.command("CONFIG", "SET", "maxmemory", "0");
        assertThat(unevictedFor("user:7:profile")).isLessThan(Duration.ofSeconds(1));
    }

    private long completeSince() {
        return Long.parseLong((String) server.command("ZSCORE", "#ev", "#"));
    }

    private void begin(Duration lasting) {
        store.leaveTraces("", lasting);
        unevictedFor("user:1:profile");
    }

    private void awaitUnevicted(Duration time) {
        Awaitility.await().until(() -> unevictedFor("user:42:profile").compareTo(time) >= 0);
    }

    private Duration unevictedFor(String key) {
        LeaseRequest request = Loads.request(key).askingForTraces();
        Acquisition.Own own = (Acquisition.Own) await(store.acquire(request));
        await(store.release(key, request.loadId()));
        return own.unevictedFor();
    }
}
