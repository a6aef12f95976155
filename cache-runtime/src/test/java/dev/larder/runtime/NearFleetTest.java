package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.key.KeyTag;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.near.NearLink.Phase;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two processes with near caches, as far as one JVM can hold two: each has its own connections to one Redis. */
class NearFleetTest {

    private static final Duration STALENESS = Duration.ofMillis(400);

    private static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
            .named("UserService.find")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .near(Duration.ofMinutes(30))
            .build();

    private static final UpdatingMethod<User> SAVE = UpdatingMethod.returning(User.class)
            .named("UserService.save")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .build();

    private static RedisServer server;

    private final Member here = new Member();

    private final Member there = new Member();

    /** The version of the row, which a load reads. */
    private final AtomicInteger row = new AtomicInteger(1);

    /** A Larder, its method, and what it has served. */
    private final class Member {

        private final Larder larder = Larder.builder()
                .redis(server.settings())
                .nearStaleness(STALENESS)
                .commandTimeout(Duration.ofSeconds(2))
                .open();

        private final ReadThrough<User> find = larder.readThrough(FIND);

        private final Eviction evict = larder.eviction(EvictingMethod.named("UserService.evict"));

        private final Eviction block =
                larder.eviction(EvictingMethod.named("UserService.block").awaitNear());

        private final WriteThrough<User> save = larder.writeThrough(SAVE);

        @Nullable
        User get() {
            return find.get(find.key(42L), () -> new User(42, "Version " + row.get()));
        }

        long nearHits() {
            return larder.stats("UserService.find").nearHits();
        }

        /** Reads until an answer comes from near. */
        void keepNear() {
            await().until(() -> larder.health().near().phase() == Phase.LINKED);
            long before = nearHits();
            await().until(() -> {
                get();
                return nearHits() > before;
            });
        }
    }

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void link() {
        server.command("FLUSHALL");
        here.keepNear();
        there.keepNear();
    }

    @AfterEach
    void close() {
        here.larder.close();
        there.larder.close();
    }

    private User version(int version) {
        return new User(42, "Version " + version);
    }

    static Stream<String> patterns() {
        return Stream.of("user:42:profile", "user:42:*", "user:*");
    }

    @Test
    void theAgeOfTheProofIsTold() {
        await().untilAsserted(() ->
                assertThat(here.larder.stats().near().provenAge()).isNotNull().isLessThanOrEqualTo(STALENESS));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void anEvictionIsSeenHereAtOnceAndThereSoon(String pattern) {
        row.set(2);
        here.evict.evict(KeyPattern.of(pattern).with());

        assertThat(here.get()).isEqualTo(version(2));
        await().atMost(Duration.ofSeconds(20)).until(() -> version(2).equals(there.get()));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void anEvictionThatAwaitsNearCachesIsSeenThereAtOnce(String pattern) {
        for (int version = 2; version < 8; version++) {
            row.set(version);
            here.block.evict(KeyPattern.of(pattern).with());

            assertThat(there.get()).isEqualTo(version(version));
            assertThat(here.get()).isEqualTo(version(version));
            there.keepNear();
        }
    }

    @Test
    void anEvictionByATagIsSeenThereSoon() {
        CachedMethod<User> tagged = CachedMethod.returning(User.class)
                .named("UserService.tagged")
                .key("tagged:{id}")
                .ttl(Duration.ofHours(1))
                .near(Duration.ofMinutes(30))
                .tags("name:{result.name}")
                .build();
        ReadThrough<User> find = there.larder.readThrough(tagged);
        Supplier<User> get = () -> find.get(
                find.key(1).taggedBy((User user) -> List.of(KeyTag.parse("name:same"))), () -> new User(1, "V" + row));
        await().until(() ->
                get.get() != null && there.larder.stats("UserService.tagged").nearHits() > 0);

        row.incrementAndGet();
        assertThat(here.evict.evict(KeyPattern.ofTag("name:same").with())).isOne();

        await().atMost(STALENESS.multipliedBy(4)).until(() -> get.get().name().equals("V2"));
    }

    @Test
    void anUpdateIsSeenHereAtOnceAndThereSoon() {
        here.save.update(here.save.key(42L), () -> version(5));

        assertThat(here.get()).isEqualTo(version(5));
        await().atMost(Duration.ofSeconds(20)).until(() -> version(5).equals(there.get()));
    }

    @Test
    void commandsOfTheClientAreSeenHereAtOnceAndThereSoon() {
        here.larder.client().set("user:42:profile", version(7), Duration.ofMinutes(5));
        assertThat(here.get()).isEqualTo(version(7));
        await().atMost(Duration.ofSeconds(20)).until(() -> version(7).equals(there.get()));

        row.set(8);
        there.keepNear();
        there.larder.client().delete("user:42:profile");
        assertThat(there.get()).isEqualTo(version(8));
        await().atMost(Duration.ofSeconds(20)).until(() -> version(8).equals(here.get()));
    }

    @Test
    void whereTheServerDoesNotAnswerNearValuesAreServedForABoundedTime() throws Exception {
        server.pause();
        try {
            await().until(() -> {
                long before = there.nearHits();
                long bypasses = there.larder.stats("UserService.find").nearBypasses();
                Thread call = new Thread(there::get, "near-call");
                call.setDaemon(true);
                call.start();
                call.join(10_000);
                return there.nearHits() == before
                        && there.larder.stats("UserService.find").nearBypasses() > bypasses;
            });
        } finally {
            server.resume();
        }
        there.keepNear();
    }
}
