package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.ADA;
import static dev.larder.runtime.CacheFixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvictionTest {

    private final CacheFixture fixture = new CacheFixture();

    private final Chaos store = fixture.store;

    private final Eviction save = fixture.larder.eviction(EvictingMethod.named("UserService.save"));

    @Test
    void aKeyIsRemovedAndCounted() {
        store.values().put(KEY, ADA);

        assertThat(save.evict(KeyPattern.of("user:{id}:profile").with(42))).isOne();

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        MethodStats stats = fixture.larder.stats().method("UserService.save");
        assertThat(stats.evictions()).isOne();
        assertThat(stats.evictedKeys()).isOne();
    }

    @Test
    void keysAndGroupsGoInOneCommand() {
        store.values().put(KEY, ADA);
        store.values().put("user:42:orders", "1");
        store.values().put("user:43:orders", "2");
        store.values().put("page:home", "3");

        long removed = save.evict(
                KeyPattern.of("user:{id}:*").with(42),
                KeyPattern.of("page:home").with());

        assertThat(removed).isEqualTo(3);
        assertThat(store.values().at("user:43:orders")).isEqualTo("2");
        assertThat(store.count(StoreCommand.EVICT)).isOne();
    }

    @Test
    void noTargetsAreNoCommand() {
        assertThat(save.evict()).isZero();
        assertThat(store.count(StoreCommand.EVICT)).isZero();
    }

    @Test
    void anInterruptDoesNotCutAnEvictionShort() {
        store.values().put(KEY, ADA);
        HeldCommand evict = store.hold(StoreCommand.EVICT);
        var call = CacheFixture.async(() -> {
            Thread.currentThread().interrupt();
            long removed = save.evict(KeyPattern.of("user:{id}:profile").with(42));
            return removed + " " + Thread.currentThread().isInterrupted();
        });
        evict.proceed();

        assertThat(call.join()).isEqualTo("1 true");
    }

    @Test
    void aDigestOfTheSameArgumentsMeetsTheKey() {
        CachedMethod<User> search = CachedMethod.returning(User.class)
                .named("UserService.search")
                .key("search:{filter}")
                .ttl(java.time.Duration.ofMinutes(1))
                .build();
        ReadThrough<User> bound = fixture.larder.readThrough(search);
        CacheKey key = bound.key(bound.digest(List.of("a", 1)));
        bound.get(key, () -> new User(1, "x"));

        assertThat(key.name()).matches("search:sha256-[0-9a-f]{64}");
        assertThat(save.evict(KeyPattern.of("search:{filter}").with(save.digest(List.of("a", 1)))))
                .isOne();
        assertThat(save.digest(null)).hasToString("~");
        assertThat(save.digest("")).isNotEqualTo(save.digest("~"));
    }
}
