package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.config.FreshnessConfig;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.error.CacheOverloadException;
import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchLoader;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.test.TestClock;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** refreshAfter, staleIfError, rethrow and load deadlines, for blocking, asynchronous and batch methods. */
class FreshnessTest {

    private static final Duration TTL = Duration.ofMinutes(10);

    private static final Duration STALE = Duration.ofHours(1);

    private static final Duration DUE = Duration.ofMinutes(8);

    private static final String KEY = "user:42:profile";

    private final TestClock clock = new TestClock();

    private final Chaos store = Chaos.over(InMemoryCacheStore.create(clock));

    private final Queue<CacheEvent> events = new ConcurrentLinkedQueue<>();

    private final Larder larder = open();

    private final AtomicInteger loads = new AtomicInteger();

    private Larder open() {
        return Larder.builder()
                .store(store)
                .commandTimeout(Duration.ofSeconds(20))
                .leaseWait(Duration.ofSeconds(20))
                .listener(events::add)
                .open();
    }

    @AfterEach
    void close() {
        larder.close();
    }

    private static CachedMethod.Builder<User> method() {
        return CachedMethod.returning(User.class)
                .named("UserService.find")
                .key("user:{id}:profile")
                .ttl(TTL);
    }

    private final CachedMethod<User> refreshing = method().refreshAfter(DUE).build();

    private final CachedMethod<User> forgiving =
            method().staleIfError(STALE).rethrow(IllegalStateException.class).build();

    private User load() {
        return new User(42, "Ada " + loads.incrementAndGet());
    }

    private static User ada(int version) {
        return new User(42, "Ada " + version);
    }

    private @Nullable User get(CachedMethod<User> method) {
        ReadThrough<User> find = larder.readThrough(method);
        return find.get(find.key(42L), this::load);
    }

    private @Nullable User getFailing(CachedMethod<User> method, RuntimeException failure) {
        ReadThrough<User> find = larder.readThrough(method);
        return find.get(find.key(42L), () -> {
            loads.incrementAndGet();
            throw failure;
        });
    }

    private MethodStats stats() {
        return larder.stats().method("UserService.find");
    }

    private void awaitStored(int version) {
        await().untilAsserted(() -> assertThat(store.values().at(KEY)).contains("Ada " + version));
    }

    // refreshAfter

    @Test
    void aYoungValueIsNotRefreshed() {
        get(refreshing);
        clock.advance(DUE.minusSeconds(1));

        assertThat(get(refreshing)).isEqualTo(ada(1));
        assertThat(stats().refreshes()).isZero();
    }

    @Test
    void whoFindsAValueDueGetsItAndItIsLoadedInTheBackground() {
        get(refreshing);
        clock.advance(DUE);

        assertThat(get(refreshing)).isEqualTo(ada(1));
        awaitStored(2);
        assertThat(get(refreshing)).isEqualTo(ada(2));
        assertThat(stats().refreshes()).isEqualTo(1);
        assertThat(stats().loads()).isEqualTo(2);
    }

    @Test
    void whileItIsRefreshedEverybodyGetsTheValueThatThereIs() throws Exception {
        get(refreshing);
        clock.advance(DUE);
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ReadThrough<User> find = larder.readThrough(refreshing);
        Loader<User, RuntimeException> slow = () -> {
            loading.countDown();
            awaitLatch(done);
            return load();
        };
        for (int i = 0; i < 100; i++) {
            assertThat(find.get(find.key(42L), slow)).isEqualTo(ada(1));
        }
        assertThat(loading.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(store.values().at(KEY)).contains("Ada 1");
        done.countDown();
        awaitStored(2);
        assertThat(stats().refreshes()).isEqualTo(1);
    }

    @Test
    void ofTwoInstancesOneRefreshes() throws Exception {
        get(refreshing);
        clock.advance(DUE);
        CountDownLatch done = new CountDownLatch(1);
        try (Larder other = open()) {
            ReadThrough<User> here = larder.readThrough(refreshing);
            ReadThrough<User> there = other.readThrough(refreshing);
            Loader<User, RuntimeException> slow = () -> {
                User user = load();
                awaitLatch(done);
                return user;
            };
            here.get(here.key(42L), slow);
            await().until(() -> loads.get() == 2);
            there.get(there.key(42L), slow);
            await().until(() -> store.count(StoreCommand.ACQUIRE) == 3);
            done.countDown();
            awaitStored(2);
            there.get(there.key(42L), slow);
        }
        assertThat(loads).hasValue(2);
    }

    @Test
    void anEvictionDuringARefreshHolds() {
        get(refreshing);
        clock.advance(DUE);
        CountDownLatch done = new CountDownLatch(1);
        ReadThrough<User> find = larder.readThrough(refreshing);
        find.get(find.key(42L), () -> {
            User user = load();
            awaitLatch(done);
            return user;
        });
        await().until(() -> loads.get() == 2);
        larder.client().delete(KEY);
        done.countDown();

        await().until(() -> stats().refusedStores() == 1);
        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(get(refreshing)).isEqualTo(ada(3));
    }

    @Test
    void aRefreshThatFailsIsNotRepeatedAtOnceAndKeepsTheValue() {
        get(refreshing);
        clock.advance(DUE);
        getFailing(refreshing, new UncheckedIOException(new IOException("database is away")));
        await().until(() -> stats().refreshFailures() == 1);

        for (int i = 0; i < 20; i++) {
            assertThat(get(refreshing)).isEqualTo(ada(1));
        }
        assertThat(stats().refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshThatFindsNothingRemovesTheValue() {
        get(refreshing);
        clock.advance(DUE);
        ReadThrough<User> find = larder.readThrough(refreshing);
        find.get(find.key(42L), () -> null);

        await().until(() -> store.values().at(KEY).equals("miss"));
    }

    @Test
    void nothingIsRefreshedAfterTheEnd() {
        get(refreshing);
        clock.advance(DUE);
        larder.close();

        get(refreshing);
        assertThat(stats().refreshes()).isZero();
    }

    @Test
    void anAsynchronousMethodIsRefreshedWithoutThreads() {
        AsyncReadThrough<User> find = larder.asyncReadThrough(refreshing);
        CompletableFuture<User> second = new CompletableFuture<>();
        find.get(find.key(42L), () -> CompletableFuture.completedFuture(load())).join();
        clock.advance(DUE);

        assertThat(find.get(find.key(42L), () -> second).join()).isEqualTo(ada(1));
        second.complete(ada(2));
        awaitStored(2);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("larder-refresh"));
    }

    @Test
    void ofABatchWhatIsDueIsRefreshedInOneLoad() {
        BatchReadThrough<Long, User> find = larder.batchReadThrough(refreshing);
        Queue<List<Long>> asked = new ConcurrentLinkedQueue<>();
        BatchLoader<Long, Map<Long, User>, RuntimeException> loader = missing -> {
            asked.add(List.copyOf(missing));
            Map<Long, User> users = new HashMap<>();
            missing.forEach(id -> users.put(id, new User(id, "Ada " + asked.size())));
            return users;
        };
        find.getAll(List.of(1L, 2L), id -> find.key(id), loader);
        clock.advance(DUE);
        find.getAll(List.of(3L), id -> find.key(id), loader);

        assertThat(find.getAll(List.of(1L, 2L, 3L), id -> find.key(id), loader)
                        .get(1L)
                        .name())
                .isEqualTo("Ada 1");
        await().untilAsserted(() -> assertThat(asked).containsExactly(List.of(1L, 2L), List.of(3L), List.of(1L, 2L)));
    }

    // staleIfError

    @Test
    void aValuePastItsTtlIsLoadedAnewAsIfItWereGone() {
        get(forgiving);
        clock.advance(TTL);

        assertThat(get(forgiving)).isEqualTo(ada(2));
        assertThat(stats().misses()).isEqualTo(2);
    }

    @Test
    void aStaleValueIsServedWhenTheLoadThrows() {
        UncheckedIOException away = new UncheckedIOException(new IOException("database is away"));
        get(forgiving);
        clock.advance(TTL);

        assertThat(getFailing(forgiving, away)).isEqualTo(ada(1));
        assertThat(stats().staleServed()).isEqualTo(1);
        assertThat(events)
                .filteredOn(CacheEvent.StaleServed.class::isInstance)
                .containsExactly(new CacheEvent.StaleServed("UserService.find", null, away));
    }

    @Test
    void afterAFailureTheStaleValueIsServedWithoutAnotherLoadForAWhile() {
        get(forgiving);
        clock.advance(TTL);
        for (int i = 0; i < 20; i++) {
            getFailing(forgiving, new IllegalArgumentException("no"));
        }

        assertThat(loads).hasValue(2);
        assertThat(stats().staleServed()).isEqualTo(20);
    }

    @Test
    void whatIsToBeRethrownIsThrown() {
        get(forgiving);
        clock.advance(TTL);

        assertThatThrownBy(() -> getFailing(forgiving, new IllegalStateException("no such user")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stats().staleServed()).isZero();
    }

    @Test
    void withoutAStaleValueAFailureIsThrown() {
        assertThatThrownBy(() -> getFailing(forgiving, new IllegalArgumentException("no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterAnEvictionNothingStaleIsServed() {
        get(forgiving);
        clock.advance(TTL);
        larder.client().delete(KEY);

        assertThatThrownBy(() -> getFailing(forgiving, new IllegalArgumentException("no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEvictionWhileTheLoadFailsDoesNotBringTheStaleValueBackForLaterCalls() {
        get(forgiving);
        clock.advance(TTL);
        ReadThrough<User> find = larder.readThrough(forgiving);
        find.get(find.key(42L), () -> {
            larder.client().delete(KEY);
            throw new IllegalArgumentException("no");
        });

        assertThatThrownBy(() -> getFailing(forgiving, new IllegalArgumentException("no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pastTheStaleTimeTheValueIsGone() {
        get(forgiving);
        clock.advance(TTL.plus(STALE));

        assertThatThrownBy(() -> getFailing(forgiving, new IllegalArgumentException("no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailedLoadLeavesTheStaleValueWhereItIs() {
        get(forgiving);
        clock.advance(TTL);
        getFailing(forgiving, new IllegalArgumentException("no"));

        await().until(() -> store.count(StoreCommand.RELEASE) == 1);
        assertThat(store.values().at(KEY)).contains("Ada 1");
    }

    @Test
    void aRememberedAbsenceHasNoStaleTime() {
        CachedMethod<User> method =
                method().staleIfError(STALE).nullTtl(Duration.ofMinutes(1)).build();
        ReadThrough<User> find = larder.readThrough(method);
        find.get(find.key(42L), () -> null);

        assertThat(find.get(find.key(42L), this::load)).isNull();
        clock.advance(Duration.ofMinutes(1));
        assertThat(find.get(find.key(42L), this::load)).isEqualTo(ada(1));
    }

    @Test
    void anUpdateKeepsItsValueAsLongAsTheReadsOfItsKeysSay() {
        WriteThrough<User> save = larder.writeThrough(UpdatingMethod.returning(User.class)
                .named("UserService.save")
                .key("user:{id}:profile")
                .ttl(TTL)
                .staleIfError(STALE)
                .build());
        save.update(save.key(42L), this::load);
        clock.advance(TTL.minusSeconds(1));
        assertThat(get(forgiving)).isEqualTo(ada(1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(getFailing(forgiving, new IllegalArgumentException("no"))).isEqualTo(ada(1));
        assertThat(stats().staleServed()).isEqualTo(1);
    }

    @Test
    void methodsOfOneKeyMustAgreeOnTheStaleTime() {
        larder.readThrough(forgiving);

        assertThatThrownBy(() -> larder.readThrough(method().build()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("all methods of the same keys must have the same");
    }

    @Test
    void anAsynchronousMethodServesAStaleValueAsWell() {
        AsyncReadThrough<User> find = larder.asyncReadThrough(forgiving);
        find.get(find.key(42L), () -> CompletableFuture.completedFuture(load())).join();
        clock.advance(TTL);

        assertThat(find.get(find.key(42L), () -> CompletableFuture.failedFuture(new IOException("away")))
                        .join())
                .isEqualTo(ada(1));
        clock.advance(STALE);
        assertThatThrownBy(() -> find.get(find.key(42L), () -> CompletableFuture.failedFuture(new IOException("away")))
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aBatchServesStaleValuesWhenItHasOneForEachKeyAndElseThrows() {
        BatchReadThrough<Long, User> find = larder.batchReadThrough(forgiving);
        find.getAll(List.of(1L, 2L), id -> find.key(id), missing -> Map.of(1L, ada(1), 2L, ada(2)));
        clock.advance(TTL);
        BatchLoader<Long, Map<Long, User>, RuntimeException> failing = missing -> {
            throw new IllegalArgumentException("no");
        };

        assertThatThrownBy(() -> find.getAll(List.of(1L, 2L, 3L), id -> find.key(id), failing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find.getAll(List.of(1L, 2L), id -> find.key(id), failing)).isEqualTo(Map.of(1L, ada(1), 2L, ada(2)));
    }

    // load deadlines

    @Test
    void pastTheSoftDeadlineAStaleValueIsServedAndTheLoadGoesOn() {
        CachedMethod<User> method = method().staleIfError(STALE)
                .softLoadDeadline(Duration.ofMillis(50))
                .build();
        get(method);
        clock.advance(TTL);
        CountDownLatch done = new CountDownLatch(1);
        ReadThrough<User> find = larder.readThrough(method);

        assertThat(find.get(find.key(42L), () -> {
                    awaitLatch(done);
                    return load();
                }))
                .isEqualTo(ada(1));
        done.countDown();
        awaitStored(2);
    }

    @Test
    void withoutAStaleValueTheSoftDeadlineIsWaitedOut() throws Exception {
        CachedMethod<User> method = method().staleIfError(STALE)
                .softLoadDeadline(Duration.ofMillis(1))
                .build();
        ReadThrough<User> find = larder.readThrough(method);

        assertThat(find.get(find.key(42L), () -> {
                    TimeUnit.MILLISECONDS.sleep(30);
                    return load();
                }))
                .isEqualTo(ada(1));
    }

    @Test
    void pastTheHardDeadlineACallFailsAndTheLoadIsStillStored() {
        CachedMethod<User> method =
                method().hardLoadDeadline(Duration.ofMillis(50)).build();
        CountDownLatch done = new CountDownLatch(1);
        ReadThrough<User> find = larder.readThrough(method);

        assertThatThrownBy(() -> find.get(find.key(42L), () -> {
                    awaitLatch(done);
                    return load();
                }))
                .isInstanceOf(LoadTimeoutException.class)
                .hasMessage("UserService.find: no value within 50 ms, its hardLoadDeadline");
        done.countDown();
        awaitStored(1);
        assertThat(stats().loadTimeouts()).isEqualTo(1);
    }

    @Test
    void pastTheHardDeadlineAStaleValueIsServedWhereThereIsOne() {
        CachedMethod<User> method = method().staleIfError(STALE)
                .hardLoadDeadline(Duration.ofMillis(50))
                .build();
        get(method);
        clock.advance(TTL);
        ReadThrough<User> find = larder.readThrough(method);
        CountDownLatch done = new CountDownLatch(1);

        assertThat(find.get(find.key(42L), () -> {
                    awaitLatch(done);
                    return load();
                }))
                .isEqualTo(ada(1));
        await().untilAsserted(() -> assertThat(events)
                .anyMatch(event -> event instanceof CacheEvent.StaleServed served
                        && served.failure() instanceof LoadTimeoutException));
        done.countDown();
    }

    @Test
    void anAsynchronousLoadHasDeadlinesAsWell() {
        AsyncReadThrough<User> find = larder.asyncReadThrough(
                method().hardLoadDeadline(Duration.ofMillis(50)).build());
        CompletableFuture<User> never = new CompletableFuture<>();

        assertThatThrownBy(() -> find.get(find.key(42L), () -> never).join())
                .hasCauseInstanceOf(LoadTimeoutException.class);
    }

    @Test
    void loadsThatNobodyWaitsForAreBounded() {
        CachedMethod<User> method =
                method().hardLoadDeadline(Duration.ofMillis(20)).build();
        CountDownLatch done = new CountDownLatch(1);
        try (Larder small = Larder.builder()
                .store(store)
                .freshness(FreshnessConfig.DEFAULTS.withDeadlineLoads(1))
                .open()) {
            ReadThrough<User> find = small.readThrough(method);
            Loader<User, RuntimeException> hanging = () -> {
                awaitLatch(done);
                return load();
            };
            // One runs and sixteen wait.
            for (long id = 1; id <= 17; id++) {
                long each = id;
                assertThatThrownBy(() -> find.get(find.key(each), hanging)).isInstanceOf(LoadTimeoutException.class);
            }
            assertThatThrownBy(() -> find.get(find.key(18L), hanging))
                    .isInstanceOf(CacheOverloadException.class)
                    .hasMessageContaining("FreshnessConfig.deadlineLoads");
            done.countDown();
        }
    }

    @Test
    void theHardDeadlineHoldsAlsoWhenTheStoreFails() {
        store.onAll(Fault.failing());
        ReadThrough<User> find = larder.readThrough(
                method().hardLoadDeadline(Duration.ofMillis(50)).build());
        CountDownLatch done = new CountDownLatch(1);

        assertThatThrownBy(() -> find.get(find.key(42L), () -> {
                    awaitLatch(done);
                    return load();
                }))
                .isInstanceOf(LoadTimeoutException.class);
        done.countDown();
    }

    @Test
    void afterAHardDeadlineTheStaleValueIsServedAtOnceForAWhile() {
        CachedMethod<User> method = method().staleIfError(STALE)
                .hardLoadDeadline(Duration.ofMillis(50))
                .build();
        get(method);
        clock.advance(TTL);
        ReadThrough<User> find = larder.readThrough(method);
        CountDownLatch done = new CountDownLatch(1);
        Loader<User, RuntimeException> hanging = () -> {
            awaitLatch(done);
            return load();
        };
        find.get(find.key(42L), hanging);
        await().until(() -> stats().staleServed() == 1);
        for (int i = 0; i < 10; i++) {
            assertThat(find.get(find.key(42L), hanging)).isEqualTo(ada(1));
        }

        assertThat(stats().loadTimeouts()).isEqualTo(1);
        done.countDown();
    }

    @Test
    void servicesWithADeadlineGoOnAfterTheEnd() {
        ReadThrough<User> find = larder.readThrough(
                method().hardLoadDeadline(Duration.ofSeconds(20)).build());
        larder.close();

        assertThat(find.get(find.key(42L), this::load)).isEqualTo(ada(1));
    }

    @Test
    void whatIsToBeRethrownIsThrownAlsoAfterARefreshThatThrewIt() {
        CachedMethod<User> method = method().refreshAfter(DUE)
                .staleIfError(STALE)
                .rethrow(IllegalStateException.class)
                .build();
        get(method);
        clock.advance(DUE);
        getFailing(method, new IllegalStateException("no such user"));
        await().until(() -> stats().refreshFailures() == 1);
        clock.advance(TTL.minus(DUE));

        assertThatThrownBy(() -> getFailing(method, new IllegalStateException("no such user")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refreshesThatWaitAreDroppedAtTheEnd() {
        CountDownLatch done = new CountDownLatch(1);
        Larder small = Larder.builder()
                .store(store)
                .freshness(FreshnessConfig.DEFAULTS.withRefreshThreads(1))
                .open();
        ReadThrough<User> find = small.readThrough(refreshing);
        find.get(find.key(1L), this::load);
        find.get(find.key(2L), this::load);
        clock.advance(DUE);
        Loader<User, RuntimeException> slow = () -> {
            User user = load();
            awaitLatch(done);
            return user;
        };
        find.get(find.key(1L), slow);
        await().until(() -> loads.get() == 3);
        find.get(find.key(2L), slow);
        await().until(() -> store.count(StoreCommand.ACQUIRE) == 4);
        small.close();
        done.countDown();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("larder-refresh") && thread.isAlive()));
        assertThat(loads).hasValue(3);
    }

    @Test
    void aRefreshThatFindsNoPlaceIsLeftToALaterRead() {
        CountDownLatch done = new CountDownLatch(1);
        try (Larder small = Larder.builder()
                .store(store)
                .freshness(FreshnessConfig.DEFAULTS.withRefreshThreads(1).withRefreshQueue(1))
                .open()) {
            ReadThrough<User> find = small.readThrough(refreshing);
            for (long id = 1; id <= 3; id++) {
                find.get(find.key(id), this::load);
            }
            clock.advance(DUE);
            for (long id = 1; id <= 3; id++) {
                find.get(find.key(id), () -> {
                    awaitLatch(done);
                    return load();
                });
            }
            await().until(() -> small.stats().method("UserService.find").skippedRefreshes() == 1);
            done.countDown();
            await().until(() -> small.stats().method("UserService.find").refreshes() == 2);
        }
    }

    // what does not go together

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().refreshAfter(TTL).build())
                .withMessageContaining("UserService.find: refreshAfter must be below the minimum TTL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().jitter(50).refreshAfter(DUE).build())
                .withMessageContaining("which is ttl less jitter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().rethrow(IOException.class).build())
                .withMessageContaining("rethrow needs staleIfError");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().softLoadDeadline(DUE).build())
                .withMessageContaining("softLoadDeadline needs staleIfError");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().staleIfError(STALE)
                        .softLoadDeadline(DUE)
                        .hardLoadDeadline(DUE)
                        .build())
                .withMessageContaining("softLoadDeadline must be below hardLoadDeadline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method().staleIfError(Duration.ZERO))
                .withMessageContaining("staleIfError must be at least 1 ms");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
