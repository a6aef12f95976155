package dev.larder.test;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.history.CacheHistory;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.StoredValues;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The cache of one test and the parts that it is made of. */
@SuppressWarnings("deprecation") // before JUnit 5.13 an AutoCloseable is not closed with the test
final class TestCache implements CloseableResource, AutoCloseable {

    private final CacheHistory history;

    private final Chaos chaos;

    private final CacheStore store;

    private final StoredValues values;

    private final Larder larder;

    private final @Nullable TestClock clock;

    private final @Nullable SharedRedis redis;

    private TestCache(
            TestSetup setup,
            CacheStore base,
            String keyPrefix,
            @Nullable TestClock clock,
            @Nullable SharedRedis redis) {
        this.clock = clock;
        this.redis = redis;
        LarderBuilder builder = Larder.builder();
        setup.resolved().forEach(builder::setting);
        if (!keyPrefix.isEmpty()) {
            builder.setting("larder.keyPrefix", keyPrefix);
        }
        String keyStart = keyPrefix.isEmpty() ? "" : keyPrefix + ":";
        this.history = new CacheHistory(keyStart);
        this.chaos = Chaos.over(base);
        this.store = history.recording(chaos);
        this.values = new StoredValues(base, keyStart);
        builder.store(store).listener(history);
        if (clock != null) {
            builder.clock(clock.running());
            clock.onAdvance(this::advanced);
        }
        setup.customizer().accept(builder);
        this.larder = builder.open();
    }

    private void advanced(Duration time) {
        history.note("clock", "advanced", "by " + time);
    }

    static TestCache inMemory(TestSetup setup) {
        TestClock clock = new TestClock();
        return new TestCache(setup, InMemoryCacheStore.create(clock), "", clock, null);
    }

    static TestCache on(SharedRedis redis, TestSetup setup) {
        String prefix = "test-" + UUID.randomUUID().toString().substring(0, 8);
        return new TestCache(setup, redis.store(), prefix, null, redis);
    }

    Larder larder() {
        return larder;
    }

    CacheHistory history() {
        return history;
    }

    Chaos chaos() {
        return chaos;
    }

    CacheStore store() {
        return store;
    }

    StoredValues values() {
        return values;
    }

    TestClock clock() {
        if (clock == null) {
            throw new ParameterResolutionException("a redis-server has a clock of its own, which no test moves; use"
                    + " @LarderTest on this test, or give the method a short ttl by settings ="
                    + " \"larder.method.UserService.find.ttl = 50ms\"");
        }
        return clock;
    }

    RedisServer server() {
        if (redis == null) {
            throw new ParameterResolutionException("a test in memory has no RedisServer; use @RedisTest on this test");
        }
        return redis.server();
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.server().ensureRunning();
        }
        larder.close();
    }
}
