package dev.larder.runtime.consistency.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.testing.ManualClock;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random walks of commands get the same answers from a store as from the model, and leave the same state. On a real server
 * the bytes are compared. {@code -Dlarder.test.seed} repeats a walk.
 */
class StoreConformanceTest {

    private static final int WALKS = 100;

    private static final int STEPS = 40;

    @Test
    void theScriptsOnAServerAnswerAsTheModel() {
        try (RedisServer server = RedisServer.start();
                CacheStore store = RedissonCacheStore.connect(RedisSettings.parse(server.uri()), Loads.PATIENT)) {
            walk(new OnRedis(server, store));
        }
    }

    @Test
    void theStoreInMemoryAnswersAsTheModel() {
        walk(new InMemory());
    }

    private static void walk(StoreUnderTest subject) {
        long first = Long.getLong("larder.test.seed", System.nanoTime());
        int walks = Long.getLong("larder.test.seed") == null ? WALKS : 1;
        for (long seed = first; seed < first + walks; seed++) {
            // An eviction finds unlisted keys by a scan, which takes longer.
            boolean listed = seed % 8 != 0;
            try {
                new StoreWalk(subject, new Random(seed), "walk" + seed, listed).take(STEPS);
            } catch (AssertionError e) {
                throw new AssertionError("with -Dlarder.test.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private record OnRedis(RedisServer server, CacheStore store) implements StoreUnderTest {

        @Override
        public void elapseShort() {
            // Redis keeps a key for up to two milliseconds longer than it was told.
            long end = micros() + 3000;
            while (micros() <= end) {
                Thread.onSpinWait();
            }
        }

        private long micros() {
            List<?> time = (List<?>) server.command("TIME");
            return Long.parseLong((String) time.get(0)) * 1_000_000 + Long.parseLong((String) time.get(1));
        }

        @Override
        public void compareRaw(String key, String expected, boolean longLived) {
            assertThat(server.command("GET", key)).as("the key's bytes").isEqualTo(expected);
            if (expected != null) {
                long remaining = (Long) server.command("PTTL", key);
                assertThat(remaining > Duration.ofMinutes(2).toMillis())
                        .as("lives as long as a value: " + remaining)
                        .isEqualTo(longLived);
            }
        }

        @Override
        public void compareListing(String key, IndexEntry listing) {
            if (listing instanceof IndexEntry.Unindexed unlisted) {
                assertThat(score(unlisted.head(), "*")).isNotNull();
                return;
            }
            for (String prefix : ((IndexEntry.Indexed) listing).prefixes()) {
                assertThat(score(prefix, key.substring(prefix.length() + 1)))
                        .as("listed under " + prefix)
                        .isNotNull();
            }
        }

        private Object score(String prefix, String member) {
            return server.command("ZSCORE", prefix + "#ix", member);
        }
    }

    private static final class InMemory implements StoreUnderTest {

        // A microsecond passes between two commands, as it does at least on a server.
        private final ManualClock clock = new ManualClock(Duration.ofNanos(1000));

        private final CacheStore store = InMemoryCacheStore.create(clock);

        @Override
        public CacheStore store() {
            return store;
        }

        @Override
        public void elapseShort() {
            clock.advance(Duration.ofMillis(2));
        }

        @Override
        public void compareRaw(String key, String expected, boolean longLived) {
            // The answers of reads and commands tell as much.
        }

        @Override
        public void compareListing(String key, IndexEntry listing) {
            // This store has no listings: it looks at all keys.
        }
    }
}
