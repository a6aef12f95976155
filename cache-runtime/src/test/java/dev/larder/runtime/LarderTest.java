package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.TypeToken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LarderTest {

    private final CacheFixture fixture = new CacheFixture();

    private final Larder larder = fixture.larder;

    interface Greeter {
        String greet();
    }

    interface Forgotten {}

    /** Stands in for what the processor generates. */
    static final class Stand {
        private Stand() {}
    }

    @Test
    void aServiceIsWrappedByItsGeneratedClass() {
        Greeter greeter = larder.cached(Greeter.class, () -> "hello");

        assertThat(greeter.greet()).isEqualTo("cached hello");
    }

    @Test
    void generatedNamesFollowNesting() {
        assertThat(GeneratedClass.nameFor(Greeter.class)).isEqualTo("dev.larder.runtime.LarderTest_CachedGreeter");
        assertThat(GeneratedClass.nameFor(CharSequence.class)).isEqualTo("java.lang.CachedCharSequence");
    }

    @Test
    void aMissingGeneratedClassIsToldWithTheRemedy() {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.cached(Forgotten.class, new Forgotten() {}))
                .withMessageContaining("LarderTest_CachedForgotten was not generated; put dev.larder:cache-processor on"
                        + " the annotation processor path");
    }

    @Test
    void aClassIsNoService() {
        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.cached(Stand.class, new Stand()))
                .withMessageContaining("is not an interface");
    }

    @Test
    void aServiceNeedsADelegate() {
        assertThatNullPointerException()
                .isThrownBy(() -> larder.cached(Greeter.class, null))
                .withMessage("delegate");
    }

    @Test
    void twoTypesUnderOneTemplateAreRefused() {
        CachedMethod<String> other = CachedMethod.returning(String.class)
                .named("NameService.find")
                .key("user:{userId}:profile")
                .ttl(Duration.ofHours(1))
                .build();

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.readThrough(other))
                .withMessageContaining("NameService.find stores java.lang.String under \"user:{userId}:profile\", where"
                        + " UserService.find stores " + User.class.getName());
    }

    @Test
    void oneTypeUnderOneTemplateIsShared() {
        assertThat(larder.readThrough(CacheFixture.FIND)).hasToString("UserService.find");
        assertThat(larder.writeThrough(WriteThroughTest.RENAME)).hasToString("UserService.rename");
    }

    @Test
    void aTypeThatCannotBeStoredIsRefusedWithTheMethodsName() {
        CachedMethod<List<Object>> method = CachedMethod.returning(new TypeToken<List<Object>>() {})
                .named("BagService.all")
                .key("bag")
                .ttl(Duration.ofHours(1))
                .build();

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.readThrough(method))
                .withMessageContaining("BagService.all cannot be cached: java.lang.Object within");
    }

    @Test
    void aKeyPrefixStandsBeforeEveryKey() {
        Larder shop = Larder.builder().store(fixture.store).keyPrefix("eu:shop").open();
        ReadThrough<User> find = shop.readThrough(CacheFixture.FIND);

        assertThat(find.key(42L).name()).isEqualTo("eu:shop:user:42:profile");
        find.get(find.key(42L), () -> new User(42, "Ada"));
        shop.eviction(EvictingMethod.named("x"))
                .evict(KeyPattern.of("user:{id}:*").with(42));
        assertThat(fixture.store.values().at("eu:shop:user:42:profile")).isEqualTo("miss");
    }

    @Test
    void settingsAreCheckedWhereTheyAreSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Larder.builder().keyPrefix("shop:"))
                .withMessageContaining("keyPrefix = \"shop:\" is not literal text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Larder.builder().commandTimeout(Duration.ZERO))
                .withMessage("commandTimeout = 0s must be at least 1ms and at most 24d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Larder.builder().leaseWait(Duration.ofMillis(-1)))
                .withMessageStartingWith("leaseWait = PT-0.001S must be at least 0s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedMethod.returning(User.class).ttl(Duration.ZERO))
                .withMessageContaining("ttl must be at least 1 ms");
    }

    @Test
    void aMethodNeedsItsConstants() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        CachedMethod.returning(User.class).named("A.b").key("a").build())
                .withMessage("ttl(...) is missing for A.b");
    }

    @Test
    void statisticsAreByNameAndInAll() {
        fixture.get("Ada");
        fixture.get("Ada");

        LarderStats stats = larder.stats();

        assertThat(stats.methods()).containsOnlyKeys("UserService.find");
        assertThat(stats.total().hits()).isOne();
        assertThat(stats.total().hitRatio()).isEqualTo(0.5);
        assertThat(stats.method("unknown")).isEqualTo(MethodStats.NONE);
        assertThat(stats.method("UserService.find").totalLoadTime()).isPositive();
    }

    @Test
    void aStoreThatIsPassedInAnswersFromTheFirstCallOn() {
        try (Larder lazy = Larder.builder()
                .store(InMemoryCacheStore.create())
                .lazyConnect(true)
                .open()) {
            lazy.client().set("user:42", "Ada", Duration.ofHours(1));

            assertThat(lazy.client().get("user:42", String.class)).contains("Ada");
        }
    }

    @Test
    void noTextFormTellsASecret() {
        LarderBuilder builder = Larder.builder().uri("redis://user:hunter2@localhost:1");

        assertThat(builder.toString()).doesNotContain("hunter2");
        assertThat(Connection.ofUri("redis://user:hunter2@localhost:1").toString())
                .doesNotContain("hunter2");
        assertThat(larder.toString()).contains("Chaos").contains("commandTimeout=PT20S");
    }

    @Test
    void closingLeavesAGivenStoreOpen() {
        larder.close();
        larder.close();

        assertThat(fixture.get("Ada")).isNotNull();
        assertThat(fixture.stats().errors()).isZero();
    }

    @Test
    void aTypeTokenIsItsType() {
        TypeToken<List<User>> token = new TypeToken<>() {};

        assertThat(token).isEqualTo(new TypeToken<List<User>>() {}).isNotEqualTo(TypeToken.of(User.class));
        assertThat(token).hasToString("java.util.List<" + User.class.getTypeName() + ">");
        assertThat(Objects.hash(token.type())).isEqualTo(Objects.hash(new TypeToken<List<User>>() {}.type()));
    }
}
