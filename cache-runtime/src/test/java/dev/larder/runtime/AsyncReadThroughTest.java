package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncReadThroughTest {

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final ExecutorService twoThreads = Executors.newFixedThreadPool(2, step -> new Thread(step, "larder-step"));

    private final Larder larder = Larder.builder()
            .store(store)
            .executor(twoThreads)
            .commandTimeout(Duration.ofSeconds(20))
            .leaseWait(Duration.ofSeconds(20))
            .open();

    private final AsyncReadThrough<User> find = larder.asyncReadThrough(CacheFixture.FIND);

    private final AsyncBatchReadThrough<Long, User> findAll = larder.asyncBatchReadThrough(CacheFixture.FIND);

    private final AtomicInteger loads = new AtomicInteger();

    @AfterEach
    void stop() {
        twoThreads.shutdownNow();
    }

    @Test
    void aMissIsLoadedAndStoredAndAHitIsNot() throws Exception {
        assertThat(get(find(42L, "Ada"))).isEqualTo(new User(42, "Ada"));
        assertThat(get(find(42L, "never"))).isEqualTo(new User(42, "Ada"));

        assertThat(store.values().at(CacheFixture.KEY)).isEqualTo(CacheFixture.ADA);
        assertThat(loads).hasValue(1);
    }

    @Test
    void aThousandPendingCallsNeedTwoThreads() throws Exception {
        Queue<CompletableFuture<User>> pending = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<User>> results = new ArrayList<>();
        for (long id = 0; id < 1000; id++) {
            results.add(find.get(find.key(id), () -> {
                CompletableFuture<User> slow = new CompletableFuture<>();
                pending.add(slow);
                return slow;
            }));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> pending.size() == 1000);
        assertThat(results).noneMatch(CompletableFuture::isDone);
        pending.forEach(slow -> slow.complete(new User(7, "slow")));

        CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        assertThat(results).allMatch(result -> result.join().name().equals("slow"));
        assertThat(store.values().at("user:999:profile")).contains("slow");
    }

    @Test
    void callsThatMissTogetherShareOneLoadAlsoWithBlockingOnes() throws Exception {
        CompletableFuture<User> slow = new CompletableFuture<>();
        List<CompletableFuture<User>> results = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            results.add(find.get(find.key(42L), () -> counted(slow)));
        }
        ReadThrough<User> blocking = larder.readThrough(CacheFixture.FIND);
        results.add(CacheFixture.async(() -> blocking.get(blocking.key(42L), () -> new User(42, "blocking"))));
        await().until(() -> larder.stats().total().misses() == 101);

        slow.complete(new User(42, "Ada"));

        for (CompletableFuture<User> result : results) {
            assertThat(get(result)).isEqualTo(new User(42, "Ada"));
        }
        assertThat(loads).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void cancellingOneCallCancelsNoLoad() throws Exception {
        CompletableFuture<User> slow = new CompletableFuture<>();
        CompletableFuture<User> first = find.get(find.key(42L), () -> counted(slow));
        await().until(() -> loads.get() == 1);
        CompletableFuture<User> second = find.get(find.key(42L), () -> counted(slow));

        assertThat(first.cancel(true)).isTrue();
        assertThat(slow).isNotDone();
        slow.complete(new User(42, "Ada"));

        assertThat(get(second)).isEqualTo(new User(42, "Ada"));
        assertThatThrownBy(first::join).isInstanceOf(CancellationException.class);
        await().until(() -> store.values().at(CacheFixture.KEY).equals(CacheFixture.ADA));
    }

    @Test
    void aFailureIsWhatTheLoaderThrewWrappedOnceAsUsual() {
        IOException failure = new IOException("disk");
        List<AsyncLoader<User>> failing = List.of(
                () -> {
                    throw failure;
                },
                () -> CompletableFuture.failedFuture(failure),
                () -> CompletableFuture.<User>failedFuture(failure).thenApply(user -> user));

        for (AsyncLoader<User> loader : failing) {
            CompletableFuture<User> result = find.get(find.key(42L), loader);

            assertThatThrownBy(() -> get(result))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(failure);
            CompletableFuture<Throwable> seen = new CompletableFuture<>();
            result.whenComplete((value, thrown) -> seen.complete(thrown));
            assertThat(seen.join()).isSameAs(failure);
        }
        assertThat(store.values().at(CacheFixture.KEY)).isEqualTo("miss");
    }

    @Test
    void aFailureIsSharedByThoseWhoWaitForTheSameKey() {
        CompletableFuture<User> slow = new CompletableFuture<>();
        CompletableFuture<User> first = find.get(find.key(42L), () -> counted(slow));
        await().until(() -> loads.get() == 1);
        CompletableFuture<User> second = find.get(find.key(42L), () -> counted(slow));
        await().until(() -> larder.stats().total().misses() == 2);
        RuntimeException failure = new IllegalStateException("database");
        slow.completeExceptionally(failure);

        assertThatThrownBy(() -> get(first)).hasCause(failure);
        assertThatThrownBy(() -> get(second)).hasCause(failure);
    }

    @Test
    void aNullStageIsAFailureThatNamesTheMethodsMistake() {
        assertThatThrownBy(() -> get(find.get(find.key(42L), () -> null)))
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(store.values().at(CacheFixture.KEY)).isEqualTo("miss");
    }

    @Test
    void loadersStartAndResultsArriveOnTheExecutorOnly() throws Exception {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        CountDownLatch seen = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            find.get(find.key(42L), () -> {
                        threads.add(Thread.currentThread().getName());
                        return CompletableFuture.completedFuture(new User(42, "Ada"));
                    })
                    .whenComplete((user, failure) -> {
                        threads.add(Thread.currentThread().getName());
                        seen.countDown();
                    })
                    .join();
        }

        assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        // A result that is there already is delivered to whoever asks.
        assertThat(threads)
                .contains("larder-step")
                .isSubsetOf("larder-step", Thread.currentThread().getName());
        assertThat(threads.peek()).isEqualTo("larder-step");
    }

    @Test
    void aStoreThatFailsIsAMiss() throws Exception {
        store.onAll(Fault.failing());

        assertThat(get(find(42L, "Ada"))).isEqualTo(new User(42, "Ada"));
        assertThat(larder.stats().total().errors()).isEqualTo(1);
    }

    @Test
    void aStoreThatStallsIsAMissAfterTheDeadline() throws Exception {
        Larder impatient = Larder.builder()
                .store(store)
                .executor(twoThreads)
                .commandTimeout(Duration.ofMillis(50))
                .open();
        AsyncReadThrough<User> findSoon = impatient.asyncReadThrough(CacheFixture.FIND);
        store.onAll(Fault.lost());

        CompletableFuture<User> result =
                findSoon.get(findSoon.key(42L), () -> CompletableFuture.completedFuture(new User(42, "Ada")));

        assertThat(get(result)).isEqualTo(new User(42, "Ada"));
    }

    @Test
    void aLeaseElsewhereIsWaitedForWithoutAThread() throws Exception {
        Larder elsewhere = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofSeconds(20));
        ReadThrough<User> slow = elsewhere.readThrough(CacheFixture.FIND);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<User> other = CacheFixture.async(() -> slow.get(slow.key(42L), () -> {
            release.await();
            return new User(42, "elsewhere");
        }));
        await().until(() -> store.count(StoreCommand.ACQUIRE) == 1);

        CompletableFuture<User> result = find(42L, "here");
        await().until(() -> store.count(StoreCommand.ACQUIRE) > 2);
        assertThat(result).isNotDone();
        release.countDown();

        assertThat(get(result)).isEqualTo(new User(42, "elsewhere"));
        assertThat(get(other)).isEqualTo(new User(42, "elsewhere"));
        assertThat(loads).hasValue(0);
    }

    @Test
    void aBatchLoadsWhatIsMissingInOneCall() throws Exception {
        store.values().put("user:2:profile", "{\"id\":2,\"name\":\"cached\"}");
        List<List<Long>> asked = new ArrayList<>();

        CompletableFuture<Map<Long, User>> users = findAll.getAll(List.of(3L, 2L, 1L), findAll::key, missing -> {
            asked.add(missing);
            return CompletableFuture.completedFuture(Map.of(1L, new User(1, "a"), 3L, new User(3, "c")));
        });

        assertThat(get(users)).containsOnlyKeys(3L, 2L, 1L);
        assertThat(asked).containsExactly(List.of(3L, 1L));
        assertThat(get(findAll.getList(
                        List.of(1L, 9L),
                        findAll::key,
                        missing -> CompletableFuture.completedFuture(List.of()),
                        User::id)))
                .containsExactly(new User(1, "a"));
    }

    @Test
    void anExecutorThatTakesNoMoreFailsTheCallInsteadOfLosingIt() {
        twoThreads.shutdown();

        assertThat(find(42L, "Ada")).failsWithin(Duration.ofSeconds(5));
    }

    private CompletableFuture<User> find(long id, String name) {
        return find.get(find.key(id), () -> counted(CompletableFuture.completedFuture(new User(id, name))));
    }

    private <T> CompletionStage<T> counted(CompletionStage<T> stage) {
        loads.incrementAndGet();
        return stage;
    }

    private static <T> T get(CompletableFuture<T> result) throws Exception {
        return result.get(30, TimeUnit.SECONDS);
    }
}
