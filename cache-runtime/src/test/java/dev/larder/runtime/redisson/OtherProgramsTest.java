package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.larder.runtime.CacheClient;
import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.Remaining;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs in other languages on the same keys, which know JSON and Redis but not Larder. */
class OtherProgramsTest {

    private static final String KEY = "user:42:profile";

    private static final User ADA = new User(42, "Ada");

    private RedisServer server;

    private Larder larder;

    private ReadThrough<User> find;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        larder = Larder.builder()
                .uri(server.uri())
                .commandTimeout(Duration.ofSeconds(10))
                .open();
        find = larder.readThrough(CachedMethod.returning(User.class)
                .named("Users.find")
                .key("user:{id}:profile")
                .ttl(Duration.ofHours(1))
                .nullTtl(Duration.ofMinutes(1))
                .build());
    }

    @AfterEach
    void stop() {
        larder.close();
        server.close();
    }

    @Test
    void otherProgramsSeePlainJsonWithATimeToLive() {
        find.get(find.key(42), () -> ADA);

        assertThat(server.command("GET", KEY)).isEqualTo("{\"id\":42,\"name\":\"Ada\"}");
        assertThat((Long) server.command("TTL", KEY)).isBetween(3500L, 3600L);
        assertThat(server.command("TYPE", KEY)).isEqualTo("string");
    }

    @Test
    void otherProgramsSeeNullForARememberedAbsence() {
        find.get(find.key(42), () -> null);

        assertThat(server.command("GET", KEY)).isEqualTo("null");
    }

    @Test
    void valuesOfOtherProgramsAreRead() {
        server.command("SET", KEY, "{ \"name\": \"Grace\", \"id\": 43 }\n", "EX", 60);
        server.command("SET", "user:44:profile", "{\"id\":44,\"name\":\"Zoë\"}");

        assertThat(find.get(find.key(42), () -> ADA)).isEqualTo(new User(43, "Grace"));
        CacheClient client = larder.client();
        assertThat(client.getMany(List.of(KEY, "user:44:profile"), User.class))
                .isEqualTo(Map.of(KEY, new User(43, "Grace"), "user:44:profile", new User(44, "Zoë")));
        assertThat(client.ttl("user:44:profile")).isEqualTo(new Remaining.Unlimited());
        assertThat(client.clearPattern("user:*:profile")).isEqualTo(2);
    }

    @Test
    void aLeaseThatLiesAnHourAheadCostsNoReadAnything() {
        // As after a server's clock that was set back by an hour.
        long seconds = Long.parseLong((String) ((List<?>) server.command("TIME")).get(0));
        byte[] lease = new Signature(77, (seconds + 3630) * 1_000_000).spell();
        server.command("SET", KEY, "null" + new String(lease, StandardCharsets.US_ASCII), "EX", 3630);
        server.command("SET", "user:43:profile", "7" + new String(lease, StandardCharsets.US_ASCII), "EX", 3630);
        long start = System.nanoTime();

        assertThat(find.get(find.key(42), () -> ADA)).isEqualTo(ADA);
        assertThat(find.get(find.key(43), () -> ADA)).isEqualTo(ADA);

        // A caller that finds a lease waits for leaseWait, and its value is not stored.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(larder.config().leaseWait());
        assertThat(server.command("GET", KEY)).isEqualTo("{\"id\":42,\"name\":\"Ada\"}");
        assertThat(server.command("GET", "user:43:profile")).isEqualTo("{\"id\":42,\"name\":\"Ada\"}");
    }

    @Test
    void otherProgramsSeeALeaseAsTheJsonTextNull() throws Exception {
        find.get(find.key(42), () -> {
            String text = (String) server.command("GET", KEY);
            assertThat(text).startsWith("null").isNotEqualTo("null");
            assertThat(JsonMapper.builder().build().readTree(text).isNull()).isTrue();
            assertThat((Long) server.command("PTTL", KEY)).isBetween(1L, 30_000L);
            return ADA;
        });
    }

    @Test
    void aDeletionByAnotherProgramRevokesPendingLoads() {
        find.get(find.key(42), () -> {
            assertThat(server.command("DEL", KEY)).isEqualTo(1L);
            return new User(42, "stale");
        });

        assertThat(server.command("EXISTS", KEY)).isEqualTo(0L);
        assertThat(larder.stats().method("Users.find").refusedStores()).isEqualTo(1);
    }

    @Test
    void aWriteByAnotherProgramRevokesPendingLoads() {
        find.get(find.key(42), () -> {
            server.command("SET", KEY, "{\"id\":42,\"name\":\"Grace\"}", "EX", 60);
            return new User(42, "stale");
        });

        assertThat(find.get(find.key(42), () -> ADA)).isEqualTo(new User(42, "Grace"));
    }

    @Test
    void anEvictionOfTheExactKeyRemovesTheValueOfAnotherProgram() {
        server.command("SET", KEY, "{\"id\":42,\"name\":\"Grace\"}");

        assertThat(larder.eviction(EvictingMethod.named("Users.save"))
                        .evict(KeyPattern.of("user:{id}:profile").with(42)))
                .isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherTypeIsReportedAndHarmsNoOtherKey() {
        CacheClient client = larder.client();
        server.command("HSET", KEY, "id", 42);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> client.get(KEY, User.class))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("WRONGTYPE");
        }
        assertThatThrownBy(() -> client.set(KEY, ADA, Duration.ofMinutes(1))).isInstanceOf(CacheException.class);

        assertThat(client.getMany(List.of(KEY, "user:1:profile"), User.class)).isEmpty();
        assertThat(client.exists(KEY)).isTrue();
        assertThat(client.ttl(KEY)).isEqualTo(new Remaining.Unlimited());
        assertThat(client.expire(KEY, Duration.ofMinutes(1))).isTrue();
        assertThat(find.get(find.key(42), () -> ADA)).isEqualTo(ADA);
        assertThat(client.delete(KEY)).isTrue();
        assertThat(client.set(KEY, ADA, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void theClientTakesNeitherALeaseNorARememberedAbsenceForAValue() {
        CacheClient client = larder.client();
        find.get(find.key(42), () -> {
            assertThat(client.get(KEY, User.class)).isEmpty();
            assertThat(client.exists(KEY)).isFalse();
            assertThat(client.ttl(KEY)).isEqualTo(new Remaining.Absent());
            assertThat(client.expire(KEY, Duration.ofHours(1))).isFalse();
            assertThat((Long) server.command("PTTL", KEY)).isBetween(1L, 30_000L);
            return null;
        });

        assertThat(client.get(KEY, User.class)).isEmpty();
        assertThat(client.exists(KEY)).isTrue();
        assertThat(client.expire(KEY, Duration.ofDays(3650))).isTrue();
        assertThat(((Remaining.Limited) client.ttl(KEY)).time()).isGreaterThan(Duration.ofDays(3649));
    }

    @Test
    void tenThousandKeysOfBothKindsAreReadInOrderAndCleared() {
        CacheClient client = larder.client();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        IntStream.range(0, 10_000).forEach(i -> numbers.put("item:" + i, i));
        assertThat(client.setMany(numbers, Integer.class, Duration.ofDays(3650)))
                .isEqualTo(10_000);
        server.command("SET", "item:7", "\"seven\"");
        server.command("SET", "item:10000", "10000");
        List<String> keys = new ArrayList<>(numbers.keySet());
        keys.addAll(List.of("item:10000", "item:10000", "item:3"));
        numbers.remove("item:7");
        numbers.put("item:10000", 10_000);

        assertThat(client.getMany(keys, Integer.class)).containsExactlyEntriesOf(numbers);
        assertThat(client.clearPattern("i[t]em:*")).isEqualTo(10_001);
        assertThat(client.clearPattern("*")).isZero();
    }

    record User(long id, String name) {}
}
