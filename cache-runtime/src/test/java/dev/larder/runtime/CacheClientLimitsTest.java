package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.ScriptedStore.Command;
import dev.larder.runtime.ScriptedStore.Fault;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cache client refuses, and what it says of places that hold no value of its own. */
class CacheClientLimitsTest {

    private static final String KEY = CacheFixture.KEY;

    private static final Duration TTL = Duration.ofMinutes(5);

    private static final User ADA = new User(42, "Ada");

    private final CacheFixture fixture = new CacheFixture();

    private final ScriptedStore store = fixture.store;

    private final CacheClient client = fixture.larder.client();

    private final AsyncCacheClient async = client.async();

    enum Size {
        SMALL,
        LARGE {
            @Override
            boolean isLarge() {
                return true;
            }
        };

        boolean isLarge() {
            return false;
        }
    }

    static Stream<Duration> timesThatAreNone() {
        return Stream.of(
                Duration.ZERO,
                Duration.ofMillis(-1),
                Duration.ofNanos(999_999),
                Duration.ofDays(3651),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("timesThatAreNone")
    void aTimeToLiveThatIsNoneIsRefusedBeforeAnythingIsSent(Duration ttl) {
        store.put(KEY, CacheFixture.ADA);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> client.set(KEY, ADA, ttl),
                () -> client.set(KEY, ADA, TypeToken.of(User.class), ttl),
                () -> client.setMany(Map.of(KEY, ADA), User.class, ttl),
                () -> client.setMany(Map.of(), User.class, ttl),
                () -> client.expire(KEY, ttl),
                () -> async.set(KEY, ADA, ttl),
                () -> async.setMany(Map.of(KEY, ADA), User.class, ttl),
                () -> async.expire(KEY, ttl))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ttl must be at ")
                    .hasMessageEndingWith(" but is " + ttl);
        }
        assertThat(store.at(KEY)).isEqualTo(CacheFixture.ADA);
    }

    @Test
    void theShortestAndTheLongestTimeToLiveAreTaken() {
        assertThat(client.set("a", 1, Duration.ofNanos(1_999_999))).isTrue();
        assertThat(client.set("b", 1, Duration.ofDays(3650))).isTrue();
        assertThat(((Remaining.Limited) client.ttl("b")).time()).isGreaterThan(Duration.ofDays(3649));
    }

    @Test
    void nullIsRefusedByName() {
        Map<String, User> nullValue = Collections.singletonMap(KEY, null);
        Map<String, User> nullKey = Collections.singletonMap(null, ADA);
        Map<ThrowingCallable, String> calls = new LinkedHashMap<>();
        calls.put(() -> client.get(null, User.class), "key");
        calls.put(() -> client.get(KEY, (Class<User>) null), "type");
        calls.put(() -> client.get(KEY, (TypeToken<User>) null), "type");
        calls.put(() -> client.getMany(null, User.class), "keys");
        calls.put(() -> client.getMany(Arrays.asList(KEY, null), User.class), "key");
        calls.put(() -> client.set(null, ADA, TTL), "key");
        calls.put(() -> client.set(KEY, null, TTL), "value");
        calls.put(() -> client.set(KEY, null, TypeToken.of(User.class), TTL), "the value of user:");
        calls.put(() -> client.set(KEY, ADA, null), "ttl");
        calls.put(() -> client.setMany(null, User.class, TTL), "entries");
        calls.put(() -> client.setMany(nullValue, User.class, TTL), "the value of user:");
        calls.put(() -> client.setMany(nullKey, User.class, TTL), "key");
        calls.put(() -> client.expire(KEY, null), "ttl");
        calls.put(() -> client.delete(null), "key");
        calls.put(() -> client.deleteMany(null), "keys");
        calls.put(() -> client.clearPattern(null), "pattern");
        calls.put(() -> client.countPattern(null), "pattern");
        calls.put(() -> client.key(null), "template");
        calls.put(() -> client.key("user:{id}", (Object[]) null), "values");
        calls.put(() -> async.set(KEY, null, TypeToken.of(User.class), TTL), "the value of user:");
        calls.put(() -> async.setMany(null, User.class, TTL), "entries");
        calls.put(() -> async.clearPattern(null), "pattern");
        calls.put(() -> async.countPattern(null), "pattern");

        calls.forEach((call, name) -> assertThatThrownBy(call)
                .as(name)
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith(name));
        for (Command command : Command.values()) {
            assertThat(store.count(command)).isZero();
        }
    }

    @Test
    void aLeaseIsNoValue() {
        fixture.find.get(fixture.find.key(42L), () -> {
            assertThat(client.get(KEY, User.class)).isEmpty();
            assertThat(client.getMany(List.of(KEY), User.class)).isEmpty();
            assertThat(client.exists(KEY)).isFalse();
            assertThat(client.ttl(KEY)).isEqualTo(new Remaining.Absent());
            assertThat(client.expire(KEY, TTL)).isFalse();
            return ADA;
        });

        assertThat(client.get(KEY, User.class)).contains(ADA);
    }

    @Test
    void aRememberedAbsenceIsThereButNoValue() {
        ReadThrough<User> find = fixture.larder.readThrough(CacheFixture.FIND_ABSENT);
        find.get(find.key(42L), () -> null);

        assertThat(client.get(KEY, User.class)).isEmpty();
        assertThat(client.exists(KEY)).isTrue();
        assertThat(((Remaining.Limited) client.ttl(KEY)).time()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(client.expire(KEY, TTL)).isTrue();
        assertThat(((Remaining.Limited) client.ttl(KEY)).time()).isGreaterThan(Duration.ofMinutes(4));
        assertThat(client.delete(KEY)).isTrue();
    }

    @Test
    void keysThatAreGivenTwiceAreReadAndRemovedOnce() {
        client.set(KEY, ADA, TTL);

        assertThat(client.getMany(List.of(KEY, "user:1:profile", KEY), User.class))
                .containsExactly(Map.entry(KEY, ADA));
        assertThat(client.deleteMany(List.of(KEY, KEY))).isEqualTo(1);
    }

    @Test
    void tenThousandKeysKeepTheirOrder() {
        List<String> keys =
                IntStream.range(0, 10_000).mapToObj(i -> "item:" + (9_999 - i)).toList();
        Map<String, Integer> evenOnes = keys.stream()
                .map(key -> Integer.valueOf(key.substring("item:".length())))
                .filter(i -> i % 2 == 0)
                .collect(Collectors.toMap(i -> "item:" + i, i -> i, (a, b) -> a, LinkedHashMap::new));

        assertThat(client.setMany(evenOnes, Integer.class, TTL)).isEqualTo(5_000);

        assertThat(client.getMany(keys, Integer.class)).containsExactlyEntriesOf(evenOnes);
        assertThat(client.deleteMany(keys)).isEqualTo(5_000);
    }

    @Test
    void keysThatTemplatesMakeAreTaken() {
        for (String argument : List.of("😀", "e\u0301", "नमस्ते", "a\u200bb", "\ud800", "ß€", "a:b *", "%", "")) {
            String key = client.key("user:{name}:profile", argument);
            assertThat(client.set(key, ADA, TTL)).as(key).isTrue();
            assertThat(client.get(key, User.class)).as(key).contains(ADA);
        }
        assertThat(client.get(client.key("user:{name}", new Object[] {null}), User.class))
                .isEmpty();
        assertThatThrownBy(() -> client.get("user:\ud800", User.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.get("user:\u200b", User.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.key("user:{id}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.key("user:{id}", 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void typesThatDoNotTellWhatTheyHoldAreRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> client.get(KEY, List.class),
                () -> client.get(KEY, Object.class),
                () -> client.get(KEY, new TypeToken<List<?>>() {}),
                () -> client.getMany(List.of(KEY), Map.class),
                () -> client.set(KEY, List.of(1), TTL),
                () -> client.setMany(Map.of(KEY, List.of(1)), List.class, TTL),
                () -> async.get(KEY, List.class))) {
            assertThatThrownBy(call).isInstanceOf(CacheException.class);
        }
        assertThat(store.count(Command.READ)).isZero();
    }

    @Test
    void genericPrimitiveAndEnumTypesGoAndComeBack() {
        TypeToken<Map<String, List<User>>> type = new TypeToken<>() {};
        client.set("a", Map.of("x", List.of(ADA)), type, TTL);
        client.set("b", 7, TTL);
        client.set("c", Size.LARGE, TTL);
        client.set("d", new int[] {1, 2}, TTL);

        assertThat(client.get("a", new TypeToken<Map<String, List<User>>>() {})).contains(Map.of("x", List.of(ADA)));
        assertThat(client.get("b", int.class)).contains(7);
        assertThat(client.get("b", Long.class)).contains(7L);
        assertThat(client.get("c", Size.class)).contains(Size.LARGE);
        assertThat(client.get("c", Integer.class)).isEmpty();
        assertThat(client.get("d", int[].class)).contains(new int[] {1, 2});
        assertThat(fixture.larder.stats().method("CacheClient").rejectedValues())
                .isEqualTo(1);
    }

    @Test
    void aValueThatIsTooLargeIsNeitherStoredNorRead() {
        try (Larder larder = Larder.builder().store(store).maxValueSize(100).open()) {
            CacheClient small = larder.client();
            client.set("text:1", "x".repeat(200), TTL);

            assertThat(small.get("text:1", String.class)).isEmpty();
            assertThatThrownBy(() -> small.set("text:2", "x".repeat(200), TTL))
                    .isInstanceOf(CacheException.class)
                    .hasMessageEndingWith("202 bytes, more than maxValueSize allows");
            Map<String, String> texts = Map.of("text:3", "fits", "text:4", "x".repeat(200));
            assertThatThrownBy(() -> small.setMany(texts, String.class, TTL)).isInstanceOf(CacheException.class);
            assertThat(small.set("text:5", "x".repeat(98), TTL)).isTrue();
            assertThat(larder.stats().method("CacheClient").oversizedValues()).isEqualTo(3);
        }
        assertThat(store.at("text:2")).isEqualTo("miss");
        assertThat(store.at("text:3")).isEqualTo("miss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "u?er:*", "*:42:*", "user:[0-9]*:*", "user:42:*", "user:42:profile"})
    void patternsOfAnyKindFindForeignKeys(String pattern) {
        client.set(KEY, ADA, TTL);
        store.put("user:42:foreign", "x");
        store.put("a foreign key", "x");
        long matching = pattern.equals("*") ? 3 : pattern.equals(KEY) ? 1 : 2;

        assertThat(client.countPattern(pattern)).isEqualTo(matching);
        assertThat(client.clearPattern(pattern)).isEqualTo(matching);
        assertThat(client.exists(KEY)).isFalse();
    }

    @Test
    void aPatternRevokesLoadsUnderWay() {
        fixture.find.get(fixture.find.key(42L), () -> {
            assertThat(client.clearPattern("user:*")).isEqualTo(1);
            return new User(42, "stale");
        });

        assertThat(client.exists(KEY)).isFalse();
    }

    @Test
    void afterTheLarderIsClosedEachCallFails() {
        fixture.larder.close();

        for (ThrowingCallable call : eachOperation()) {
            assertThatThrownBy(call).isInstanceOf(CacheException.class).hasMessageContaining("the cache is closed");
        }
        assertThatThrownBy(client::ping).isInstanceOf(CacheException.class);
        assertThatThrownBy(
                        () -> async.get(KEY, User.class).toCompletableFuture().join())
                .hasCauseInstanceOf(CacheException.class);
        assertThat(client.getMany(List.of(), User.class)).isEmpty();
    }

    @Test
    void whileNoCommandsAreSentEachCallFailsAtOnce() {
        store.letAll(Fault.FAILS);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> client.get(KEY, User.class)).isInstanceOf(CacheException.class);
        }
        int reads = store.count(Command.READ);

        for (ThrowingCallable call : eachOperation()) {
            assertThatThrownBy(call).isInstanceOf(CacheException.class).hasMessageContaining("not sent");
        }
        int pings = store.count(Command.PING);
        assertThatThrownBy(client::ping).isInstanceOf(CacheException.class);

        assertThat(store.count(Command.READ)).isEqualTo(reads);
        assertThat(store.count(Command.PING)).isGreaterThan(pings);
    }

    @Test
    void aRemovalThatFailsIsPendingAndItsKeyIsNotRead() {
        store.put(KEY, CacheFixture.ADA);
        store.put("order:1", "1");
        store.let(Command.EVICT, Fault.FAILS);

        assertThatThrownBy(() -> client.delete(KEY)).isInstanceOf(CacheException.class);

        assertThat(fixture.larder.pendingEvictions())
                .extracting(PendingEviction::target)
                .containsExactly(KEY);
        assertThatThrownBy(() -> client.get(KEY, User.class))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("an eviction of the key is pending");
        assertThat(client.get("order:1", Integer.class)).contains(1);
    }

    private List<ThrowingCallable> eachOperation() {
        return List.of(
                () -> client.get(KEY, User.class),
                () -> client.getMany(List.of(KEY, "user:1:profile"), User.class),
                () -> client.set(KEY, ADA, TTL),
                () -> client.setMany(Map.of(KEY, ADA, "user:1:profile", ADA), User.class, TTL),
                () -> client.exists(KEY),
                () -> client.ttl(KEY),
                () -> client.expire(KEY, TTL),
                () -> client.delete(KEY),
                () -> client.deleteMany(List.of(KEY, "user:1:profile")),
                () -> client.clearPattern("user:*"),
                () -> client.countPattern("user:*"));
    }
}
