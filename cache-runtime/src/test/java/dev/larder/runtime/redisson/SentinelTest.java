package dev.larder.runtime.redisson;

import static dev.larder.runtime.redisson.Loads.evict;
import static dev.larder.runtime.redisson.Loads.load;
import static dev.larder.runtime.redisson.Loads.text;
import static dev.larder.runtime.redisson.Loads.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sentinels and a failover. */
class SentinelTest {

    @Test
    void evictionsThatTheNewMasterDidNotReceiveAreRepeatedOnIt() {
        try (SentinelSetup setup = SentinelSetup.start();
                CacheStore store = RedissonCacheStore.connect(setup.settings(), Loads.PATIENT)) {
            RedisServer master = setup.master();
            RedisServer replica = setup.replica();
            load(store, "user:42:profile", "old");
            load(store, "user:43:profile", "old");
            load(store, "user:44:profile", "old");
            RedisServer.await(
                    "the replica has the keys",
                    Duration.ofSeconds(5),
                    () -> replica.command("EXISTS", "user:44:profile").equals(1L));

            setup.cutReplication(master, replica);
            assertThat(evict(store, "user:42:profile")).isEqualTo(1);
            assertThat(evict(store, under("user:43"))).isEqualTo(1);
            master.kill();
            replica.resume();
            assertThat(replica.command("EXISTS", "user:42:profile", "user:43:profile"))
                    .isEqualTo(2L);

            RedisServer.await(
                    "the evictions are repeated on the new master",
                    Duration.ofSeconds(30),
                    () -> replica.command("EXISTS", "user:42:profile", "user:43:profile")
                            .equals(0L));
            assertThat(replica.command("EXISTS", "user:44:profile")).isEqualTo(1L);
            RedisServer.await("the store reads from the new master", Duration.ofSeconds(10), () -> reads(store));
        }
    }

    private static boolean reads(CacheStore store) {
        return store.read("user:44:profile")
                .toCompletableFuture()
                .handle((found, failure) -> failure == null && text(found).equals("old"))
                .join();
    }
}
