package dev.larder.runtime.redisson.index;

import static dev.larder.runtime.redisson.Loads.await;
import static dev.larder.runtime.redisson.Loads.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index entries of expired keys are removed, although index sets do not expire. */
class IndexPruningTest {

    private RedisServer server;

    private CacheStore store;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        store = Loads.connect(server);
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void additionsRemoveExpiredMembersUntilOnlyLiveKeysAreLeft() {
        expired("user:42", 500);
        expired("user:43", 500);

        RedisServer.await("only live keys are in the index", Duration.ofSeconds(20), () -> {
            add("user:1:profile");
            return server.command("ZCARD", "user#ix").equals(1L);
        });
        assertThat(server.command("EXISTS", "user:42#ix", "user:43#ix")).isEqualTo(0L);
        assertThat(server.command("ZCARD", "user:1#ix")).isEqualTo(1L);
    }

    @Test
    void deeperSetsArePrunedBeforeTheMemberThatLeadsToThem() {
        expired("user:42:orders", 10);

        load(store, "user:1:profile", "1");

        RedisServer.await(
                "the cascade is done",
                Duration.ofSeconds(10),
                () -> server.command("ZCARD", "user#ix").equals(1L));
        assertThat(server.command("EXISTS", "user:42#ix", "user:42:orders#ix")).isEqualTo(0L);
    }

    @Test
    void aKeyThatIsAddedAgainDuringPruningStays() {
        List<String> keys = expired("user:42", 300);
        for (String key : keys) {
            load(store, key, "1");
        }
        await(store.ping());

        RedisServer.await("claims are done", Duration.ofSeconds(10), () -> {
            add("user:1:profile");
            return server.command("ZCARD", "user:42#ix").equals(300L);
        });
        assertThat(server.command("ZCARD", "user#ix")).isEqualTo(301L);
        assertThat(Loads.evict(store, Loads.under("user:42"))).isEqualTo(300);
    }

    @Test
    void anUnfinishedClaimRunsOut() {
        server.command("ZADD", "user#ix", System.currentTimeMillis() + 300, "42:profile");
        server.command("ZADD", "user:42#ix", 1, "profile");

        RedisServer.await("pruned after the claim ran out", Duration.ofSeconds(10), () -> {
            add("user:1:profile");
            return server.command("ZCARD", "user#ix").equals(1L);
        });
        assertThat(server.command("EXISTS", "user:42#ix")).isEqualTo(0L);
    }

    @Test
    void theWholeSetOfATagThatNobodyUsesIsPruned() {
        for (int i = 0; i < 250; i++) {
            server.command("ZADD", "team:7#tag", 1, "user:" + i);
        }
        server.command("ZADD", "team:7#tag", 2, "*");
        server.command("ZADD", "team#tags", 1, "7:");

        Loads.evict(store, GroupPattern.tagged(new Tag("team:8", "team"), "", List.of("user:*")));

        RedisServer.await(
                "only the new trace is left",
                Duration.ofSeconds(10),
                () -> server.command("ZCARD", "team#tags").equals(1L));
        assertThat(server.command("EXISTS", "team:7#tag")).isEqualTo(0L);
        assertThat(server.command("ZCARD", "team:8#tag")).isEqualTo(1L);
        assertThat(server.command("PTTL", "team:8#tag")).isEqualTo(-1L);
    }

    @Test
    void anExpiredMarkerIsRemoved() {
        server.command("ZADD", "user#ix", 1, "*");

        load(store, "user:1:profile", "1");

        assertThat(server.command("ZSCORE", "user#ix", "*")).isNull();
    }

    @Test
    void anIndexSetHasNoTimeToLive() {
        load(store, "user:1:profile", "1");

        assertThat(server.command("PTTL", "user#ix")).isEqualTo(-1L);
        assertThat(server.command("PTTL", "user:1#ix")).isEqualTo(-1L);
    }

    private void add(String key) {
        await(store.acquire(Loads.request(key)));
    }

    /** Adds the index entries of expired keys. */
    private List<String> expired(String group, int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = group + ":k" + i;
            keys.add(key);
            for (String prefix : Loads.prefixes(key)) {
                server.command("ZADD", prefix + "#ix", i + 1, key.substring(prefix.length() + 1));
            }
        }
        return keys;
    }
}
