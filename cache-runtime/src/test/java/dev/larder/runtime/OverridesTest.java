package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.AsyncWriteThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

    private static final String TTL = "larder.method.UserService.find.ttl";

    private static final UpdatingMethod<User> SAVE = UpdatingMethod.returning(User.class)
            .named("UserService.save")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .build();

    private final InMemoryCacheStore store = InMemoryCacheStore.create();

    private final AtomicInteger loads = new AtomicInteger();

    private LarderBuilder builder() {
        return Larder.builder().store(store).knownMethods("UserService.find", "UserService.save");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private @Nullable User find(Larder larder) {
        ReadThrough<User> find = larder.readThrough(CacheFixture.FIND);
        return find.get(find.key(42L), this::load);
    }

    private User load() {
        return new User(42, "Ada " + loads.incrementAndGet());
    }

    private static Duration ttl(Larder larder) {
        return ((Remaining.Limited) larder.client().ttl("user:42:profile")).time();
    }

    @Test
    void aTtlIsTakenInsteadOfTheAnnotations() {
        try (Larder larder = builder().setting(TTL, "5m").open()) {
            find(larder);

            assertThat(ttl(larder)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        }
    }

    @Test
    void aSystemPropertyIsTakenUnlessTheBuilderSaysElse() {
        System.setProperty(TTL, "5m");
        try (Larder larder = builder().open();
                Larder other = builder().setting(TTL, "10m").open()) {
            find(larder);
            assertThat(ttl(larder)).isLessThanOrEqualTo(Duration.ofMinutes(5));
            larder.client().delete("user:42:profile");
            find(other);
            assertThat(ttl(other)).isGreaterThan(Duration.ofMinutes(9));
        } finally {
            System.clearProperty(TTL);
        }
    }

    @Test
    void absenceIsRememberedWhenThatIsSet() {
        try (Larder larder = builder()
                .setting("larder.method.UserService.find.nullTtl", "1m")
                .open()) {
            ReadThrough<User> find = larder.readThrough(CacheFixture.FIND);
            find.get(find.key(42L), () -> null);

            assertThat(find.get(find.key(42L), this::load)).isNull();
        }
    }

    @Test
    void jitterIsTakenOff() {
        try (Larder larder = builder()
                .setting("larder.method.UserService.find.jitter", "90%")
                .open()) {
            ReadThrough<User> find = larder.readThrough(CacheFixture.FIND);
            for (long id = 0; id < 50; id++) {
                find.get(find.key(id), this::load);
            }
            assertThat(larder.client().ttl("user:1:profile")).isInstanceOf(Remaining.Limited.class);
            assertThat(LongStream.range(0, 50)
                            .mapToObj(id -> larder.client().ttl("user:" + id + ":profile"))
                            .map(left -> ((Remaining.Limited) left).time()))
                    .anyMatch(left -> left.compareTo(Duration.ofMinutes(50)) < 0);
        }
    }

    @Test
    void aMethodThatIsSwitchedOffLoadsEachTimeAndStoresNothing() {
        try (Larder larder = builder()
                .setting("larder.method.UserService.find.enabled", "false")
                .open()) {
            find(larder);

            assertThat(find(larder)).isEqualTo(new User(42, "Ada 2"));
            assertThat(larder.client().exists("user:42:profile")).isFalse();
        }
    }

    @Test
    void anUpdateThatIsSwitchedOffStillEvicts() {
        try (Larder caching = builder().open();
                Larder larder = builder().enabled(false).open()) {
            find(caching);
            WriteThrough<User> save = larder.writeThrough(SAVE);
            AsyncWriteThrough<User> saveLater = larder.asyncWriteThrough(SAVE);
            save.update(save.key(42L), this::load);
            assertThat(caching.client().exists("user:42:profile")).isFalse();

            find(caching);
            saveLater
                    .update(saveLater.key(42L), () -> CompletableFuture.completedFuture(load()))
                    .join();
            assertThat(caching.client().exists("user:42:profile")).isFalse();
        }
    }

    @Test
    void anEvictionIsMadeAlsoWhenTheCacheIsSwitchedOff() {
        try (Larder caching = builder().open();
                Larder larder = builder().setting("larder.enabled", "false").open()) {
            find(caching);
            larder.eviction(EvictingMethod.named("UserService.remove"))
                    .evict(KeyPattern.of("user:{id}:*").with(42L));

            assertThat(caching.client().exists("user:42:profile")).isFalse();
        }
    }

    @Test
    void batchesAndAsynchronousMethodsAreSwitchedOffAsWell() {
        try (Larder larder = builder().enabled(false).open()) {
            AsyncReadThrough<User> later = larder.asyncReadThrough(CacheFixture.FIND);
            BatchReadThrough<Long, User> all = larder.batchReadThrough(CacheFixture.FIND);
            for (int i = 0; i < 2; i++) {
                later.get(later.key(42L), () -> CompletableFuture.completedFuture(load()))
                        .join();
                all.getAll(List.of(42L), id -> all.key(id), missing -> Map.of(42L, load()));
            }

            assertThat(loads).hasValue(4);
        }
    }

    @Test
    void whatIsSwitchedOffStartsWithoutAServer() {
        try (Larder larder =
                Larder.builder().uri("redis://127.0.0.1:1").enabled(false).open()) {
            assertThat(find(larder)).isEqualTo(new User(42, "Ada 1"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            larder.method.UserService.fnd.ttl       | 5m      | did you mean UserService.find?
            larder.method.UserService.find.tll      | 5m      | must end in one of [enabled, ttl, nullTtl, jitter
            larder.method.ttl                       | 5m      | does not name a @Cached or @Updates method
            larder.method.UserService.find.ttl      | 5 mins  | is not a duration
            larder.method.UserService.find.ttl      | 0       | ttl must be at least 1 ms
            larder.method.UserService.find.jitter   | 95%     | jitter must be from 0 to 90 percent
            larder.method.UserService.find.enabled  | no      | is neither "true" nor "false"
            larder.comandTimeout                    | 1s      | did you mean larder.commandTimeout?
            larder.commandTimeout                   | 0       | (LarderBuilder.setting) must be at least 1ms and at most 24d
            larder.onEvictFailure                   | IGNORE  | must be one of [QUEUE, THROW]
            """)
    void whatCannotBeIsAnErrorAtTheStart(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().setting(name, value).open())
                .withMessageContaining(message);
    }

    @Test
    void anUpdateHasNoNullTtl() {
        try (Larder larder = builder()
                .setting("larder.method.UserService.save.nullTtl", "1m")
                .open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> larder.writeThrough(SAVE))
                    .withMessageContaining("which has no nullTtl");
        }
    }

    @Test
    void everySettingReachesTheConfiguration() {
        LarderBuilder builder = builder();
        Map.ofEntries(
                        Map.entry("keyPrefix", "shop"),
                        Map.entry("commandTimeout", "1s"),
                        Map.entry("patternTimeout", "2s"),
                        Map.entry("connectTimeout", "3s"),
                        Map.entry("pingTimeout", "4s"),
                        Map.entry("leaseTime", "5s"),
                        Map.entry("leaseWait", "6s"),
                        Map.entry("maxValueSize", "7"),
                        Map.entry("keysInEvents", "true"),
                        Map.entry("breakerFailures", "8"),
                        Map.entry("probeInterval", "9s"),
                        Map.entry("maxPendingEvictions", "10"),
                        Map.entry("onEvictFailure", "throw"),
                        Map.entry("concurrentLoads", "11"),
                        Map.entry("loadWait", "12s"),
                        Map.entry("refreshThreads", "13"),
                        Map.entry("refreshQueue", "14"),
                        Map.entry("refreshPause", "15s"),
                        Map.entry("deadlineLoads", "16"),
                        Map.entry("nearStaleness", "17s"),
                        Map.entry("nearSize", "18"),
                        Map.entry("nearBytes", "19"),
                        Map.entry("nearMessages", "false"),
                        Map.entry("transactionTime", "20s"),
                        Map.entry("auditShare", "0.25%"),
                        Map.entry("auditGrace", "20s"),
                        Map.entry("auditRepairs", "true"),
                        Map.entry("auditRate", "21"),
                        Map.entry("auditThreads", "22"))
                .forEach((name, value) -> builder.setting("larder." + name, value));
        try (Larder larder = builder.open()) {
            assertThat(larder.config())
                    .isEqualTo(new LarderConfig(
                            "shop",
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(6),
                            7,
                            true,
                            new OutageConfig(
                                    8, Duration.ofSeconds(9), 10, OnEvictFailure.THROW, 11, Duration.ofSeconds(12)),
                            new FreshnessConfig(13, 14, Duration.ofSeconds(15), 16),
                            new NearConfig(Duration.ofSeconds(17), 18, 19, false),
                            Duration.ofSeconds(20),
                            new AuditConfig(0.0025, Duration.ofSeconds(20), true, 21, 22)));
        }
    }
}
