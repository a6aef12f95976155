package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.TestClock;
import dev.larder.test.store.Chaos;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A {@link Larder} on a scripted store with a manual clock, methods with freshness, and a row that counts its loads. */
final class FreshnessFixture implements AutoCloseable {

    static final Duration TTL = Duration.ofMinutes(10);

    static final Duration STALE = Duration.ofHours(1);

    static final Duration DUE = Duration.ofMinutes(8);

    static final String KEY = "user:42:profile";

    static final CachedMethod<User> REFRESHING = method().refreshAfter(DUE).build();

    static final CachedMethod<User> FORGIVING =
            method().staleIfError(STALE).rethrow(IllegalStateException.class).build();

    private final TestClock clock = new TestClock();

    final Chaos store = Chaos.over(InMemoryCacheStore.create(clock));

    final OneTransaction transactions = new OneTransaction();

    final Larder larder = builder().open();

    final AtomicInteger loads = new AtomicInteger();

    static CachedMethod.Builder<User> method() {
        return CachedMethod.returning(User.class)
                .named("UserService.find")
                .key("user:{id}:profile")
                .ttl(TTL);
    }

    static User ada(int version) {
        return new User(42, "Ada " + version);
    }

    /** Returns the builder of another instance on the same store. */
    LarderBuilder builder() {
        return Larder.builder()
                .store(store)
                .transactions(transactions)
                .commandTimeout(Duration.ofSeconds(20))
                .leaseWait(Duration.ofSeconds(20));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    User load() {
        return ada(loads.incrementAndGet());
    }

    /** Returns a load that reads its row at once and ends when the latch opens. */
    Loader<User, RuntimeException> loadUntil(CountDownLatch done) {
        return () -> {
            User user = load();
            awaitLatch(done);
            return user;
        };
    }

    @Nullable
    User get(CachedMethod<User> method) {
        return get(method, this::load);
    }

    @Nullable
    User get(CachedMethod<User> method, Loader<User, RuntimeException> loader) {
        ReadThrough<User> find = larder.readThrough(method);
        return find.get(find.key(42L), loader);
    }

    @Nullable
    User getFailing(CachedMethod<User> method) {
        return get(method, this::fail);
    }

    User fail() {
        loads.incrementAndGet();
        throw new IllegalArgumentException("the database is away");
    }

    MethodStats stats() {
        return larder.stats().method("UserService.find");
    }

    void awaitLoads(int count) {
        await().until(() -> loads.get() == count);
    }

    void awaitStored(int version) {
        await().untilAsserted(() -> assertThat(store.values().at(KEY)).contains("Ada " + version));
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        larder.close();
    }
}
