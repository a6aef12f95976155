package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.ScriptedStore.Command;
import dev.larder.runtime.ScriptedStore.Fault;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheClientTest {

    private static final Duration TTL = Duration.ofMinutes(5);

    private static final User ADA = new User(42, "Ada");

    private final CacheFixture fixture = new CacheFixture();

    private final CacheClient client = fixture.larder.client();

    @Test
    void whatIsSetIsRead() {
        assertThat(client.set("user:42:profile", ADA, TTL)).isTrue();

        assertThat(client.get("user:42:profile", User.class)).contains(ADA);
        assertThat(client.exists("user:42:profile")).isTrue();
        assertThat(client.get("user:43:profile", User.class)).isEmpty();
        assertThat(client.exists("user:43:profile")).isFalse();
    }

    @Test
    void itSharesKeysWithCachedMethods() {
        client.set("user:42:profile", ADA, TTL);

        assertThat(fixture.get("never")).isEqualTo(ADA);
    }

    @Test
    void genericValuesNeedTheirType() {
        TypeToken<List<User>> users = new TypeToken<>() {};
        client.set("users:all", List.of(ADA), users, TTL);

        assertThat(client.get("users:all", users)).contains(List.of(ADA));
        assertThatThrownBy(() -> client.set("users:all", List.of(ADA), TTL))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("new TypeToken<List<User>>() {}");
    }

    @Test
    void aValueOfAnotherShapeIsNone() {
        fixture.store.put("user:42:profile", "{\"other\":1}");

        assertThat(client.get("user:42:profile", User.class)).isEmpty();
        assertThat(client.exists("user:42:profile")).isTrue();
    }

    @Test
    void aSetIsAnUpdateThatRevokesLoadsUnderWay() {
        fixture.find.get(fixture.find.key(42L), () -> {
            client.set("user:42:profile", ADA, TTL);
            return new User(42, "stale");
        });

        assertThat(client.get("user:42:profile", User.class)).contains(ADA);
    }

    @Test
    void aDeleteRevokesLoadsUnderWay() {
        fixture.find.get(fixture.find.key(42L), () -> {
            assertThat(client.delete("user:42:profile")).isTrue();
            return new User(42, "stale");
        });

        assertThat(client.get("user:42:profile", User.class)).isEmpty();
        assertThat(client.delete("user:42:profile")).isFalse();
    }

    @Test
    void anEvictionDuringASetLeavesTheKeyEmpty() {
        HeldCommand storing = fixture.store.hold(Command.STORE);
        var set = CacheFixture.async(() -> client.set("user:42:profile", ADA, TTL));
        storing.awaitArrival();
        fixture.store.remove("user:42:profile");
        storing.proceed();

        assertThat(set.join()).isFalse();
        assertThat(fixture.store.at("user:42:profile")).isEqualTo("miss");
    }

    @Test
    void absentAndLimitedAreDifferentAnswers() {
        client.set("user:42:profile", ADA, TTL);

        assertThat(client.ttl("user:1:profile")).isEqualTo(new Remaining.Absent());
        assertThat(((Remaining.Limited) client.ttl("user:42:profile")).time()).isBetween(TTL.minusSeconds(30), TTL);
    }

    @Test
    void theTimeToLiveCanBeChanged() {
        client.set("user:42:profile", ADA, TTL);

        assertThat(client.expire("user:42:profile", Duration.ofDays(1))).isTrue();
        assertThat(client.expire("user:1:profile", TTL)).isFalse();
        assertThat(((Remaining.Limited) client.ttl("user:42:profile")).time()).isGreaterThan(Duration.ofHours(20));
        assertThatThrownBy(() -> client.expire("user:42:profile", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ttl must be at least 1 ms but is PT0S");
    }

    @Test
    void manyKeysGoTogether() {
        Map<String, User> users = new LinkedHashMap<>();
        IntStream.range(0, 2000).forEach(i -> users.put("user:" + i + ":profile", new User(i, "u" + i)));

        assertThat(client.setMany(users, User.class, TTL)).isEqualTo(2000);
        assertThat(client.getMany(List.of("user:7:profile", "user:x:profile", "user:3:profile"), User.class))
                .containsExactly(
                        Map.entry("user:7:profile", new User(7, "u7")), Map.entry("user:3:profile", new User(3, "u3")));
        assertThat(client.deleteMany(users.keySet())).isEqualTo(2000);
        assertThat(client.getMany(users.keySet(), User.class)).isEmpty();
        assertThat(fixture.store.count(Command.READ_MANY)).isEqualTo(2);
        assertThat(fixture.store.count(Command.STORE_MANY)).isEqualTo(1);
    }

    @Test
    void nothingIsDoneToNoKeys() {
        assertThat(client.getMany(List.of(), User.class)).isEmpty();
        assertThat(client.setMany(Map.of(), User.class, TTL)).isZero();
        assertThat(client.deleteMany(List.of())).isZero();
    }

    @Test
    void aPatternClearsWhateverMatches() {
        client.set("user:42:profile", ADA, TTL);
        fixture.store.put("user:42:foreign", "x");
        fixture.store.put("order:1", "x");

        assertThat(client.countPattern("user:4?:*")).isEqualTo(2);
        assertThat(client.countPattern("user:4?:*")).isEqualTo(2);
        assertThat(client.clearPattern("user:4?:*")).isEqualTo(2);
        assertThat(client.countPattern("user:4?:*")).isZero();
        assertThat(client.clearPattern("*")).isEqualTo(1);
        assertThatThrownBy(() -> client.clearPattern("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysStandBehindTheKeyPrefix() {
        CacheClient prefixed =
                Larder.builder().store(fixture.store).keyPrefix("shop").open().client();
        prefixed.set("user:42:profile", ADA, TTL);
        client.set("user:42:profile", new User(42, "other"), TTL);

        assertThat(fixture.store.at("shop:user:42:profile")).isEqualTo(CacheFixture.ADA);
        assertThat(prefixed.getMany(List.of("user:42:profile"), User.class)).containsEntry("user:42:profile", ADA);
        assertThat(prefixed.countPattern("*")).isEqualTo(1);
        assertThat(prefixed.clearPattern("*")).isEqualTo(1);
        assertThat(client.exists("user:42:profile")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":user", "user 42", "user:*", "user:[a]", "user#ix", "user:{id}", "user:\n", "a\\b"})
    void keysThatGeneratedCodeCouldNotHaveWrittenAreRefused(String key) {
        assertThatThrownBy(() -> client.get(key, User.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.async().exists(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void argumentsAreEncodedByTheTemplate() {
        String key = client.key("user:{name}:profile", "a:b *");
        client.set(key, ADA, TTL);

        assertThat(key).isEqualTo("user:a%3Ab%20%2A:profile");
        assertThat(client.get(key, User.class)).contains(ADA);
    }

    @Test
    void aStoreThatFailsIsToldOf() {
        fixture.store.letAll(Fault.FAILS);

        assertThatThrownBy(() -> client.get("user:42:profile", User.class))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("get failed: ");
        assertThatThrownBy(() -> client.set("user:42:profile", ADA, TTL)).isInstanceOf(CacheException.class);
        assertThatThrownBy(() -> client.delete("user:42:profile")).isInstanceOf(CacheException.class);
        assertThatThrownBy(client::ping).isInstanceOf(CacheException.class);
        assertThatThrownBy(() -> client.async()
                        .get("user:42:profile", User.class)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CacheException.class);
    }

    @Test
    void theAsynchronousFormDoesTheSame() throws Exception {
        AsyncCacheClient async = client.async();

        assertThat(async.set("user:42:profile", ADA, TTL).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(async.get("user:42:profile", User.class)
                        .thenApply(Optional::orElseThrow)
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo(ADA);
        assertThat(async.deleteMany(List.of("user:42:profile"))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo(1);
        assertThat(async.ping().toCompletableFuture().get(10, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void whatItReadsIsCounted() {
        client.get("user:42:profile", User.class);
        client.set("user:42:profile", ADA, TTL);
        client.get("user:42:profile", User.class);

        MethodStats stats = fixture.larder.stats().method("CacheClient");
        assertThat(stats.hits()).isEqualTo(1);
        assertThat(stats.misses()).isEqualTo(1);
    }
}
