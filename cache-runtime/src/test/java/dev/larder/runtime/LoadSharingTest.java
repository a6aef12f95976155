package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.KEY;
import static dev.larder.runtime.CacheFixture.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The callers that share a load. Each test forces one interleaving. */
class LoadSharingTest {

    private final CacheFixture fixture = new CacheFixture();

    private final Chaos store = fixture.store;

    private final ReadThrough<User> find = fixture.find;

    private final CountDownLatch loading = new CountDownLatch(1);

    private final CompletableFuture<User> loaded = new CompletableFuture<>();

    @Test
    void twoHundredCallersOfAColdKeyLoadOnce() {
        AtomicInteger loads = new AtomicInteger();
        List<CompletableFuture<User>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(async(() -> find.get(find.key(42L), () -> {
                loads.incrementAndGet();
                loading.countDown();
                return loaded.join();
            })));
        }
        await().until(() -> store.count(StoreCommand.READ) >= 200);
        loaded.complete(new User(42, "Ada"));

        assertThat(calls).allSatisfy(call -> assertThat(call.join().name()).isEqualTo("Ada"));
        assertThat(loads).hasValue(1);
        assertThat(calls.stream()
                        .map(CompletableFuture::join)
                        .map(System::identityHashCode)
                        .distinct())
                .as("each caller has its own copy")
                .hasSizeGreaterThan(150);
    }

    @Test
    void aCallerThatJoinedDuringTheLoadSharesAnAcceptedStore() {
        var leader = leader();
        var follower = follower("unused");
        loaded.complete(new User(42, "shared"));

        assertThat(leader.join().name()).isEqualTo("shared");
        assertThat(follower.join().name()).isEqualTo("shared");
        assertThat(store.count(StoreCommand.READ)).isEqualTo(2);
    }

    @Test
    void aCallerThatJoinedDuringTheLoadReadsAgainWhenTheStoreWasRefused() {
        var leader = leader();
        store.values().remove(KEY);
        // It begins after the eviction, so what the leader has loaded may be too old for it.
        var follower = follower("new");
        loaded.complete(new User(42, "old"));

        assertThat(leader.join().name()).isEqualTo("old");
        assertThat(follower.join().name()).isEqualTo("new");
        assertThat(store.values().at(KEY)).contains("new");
    }

    @Test
    void aCallerThatComesAfterTheStoreWasSentReadsForItself() {
        HeldCommand stored = store.hold(StoreCommand.STORE);
        var leader = leader();
        loaded.complete(new User(42, "old"));
        stored.execute();
        // The value is stored; it is evicted before the leader hears of it.
        store.values().remove(KEY);

        var latecomer = async(() -> fixture.get("new"));

        assertThat(latecomer.join().name()).isEqualTo("new");
        stored.reply();
        assertThat(leader.join().name()).isEqualTo("old");
    }

    @Test
    void aCallerThatJoinedBeforeTheLoadSharesItEvenWhenTheStoreWasRefused() {
        HeldCommand acquire = store.hold(StoreCommand.ACQUIRE);
        var leader = async(() -> find.get(find.key(42L), () -> {
            store.values().remove(KEY);
            return new User(42, "loaded");
        }));
        acquire.awaitArrival();
        var follower = follower("unused");
        acquire.proceed();

        assertThat(leader.join().name()).isEqualTo("loaded");
        assertThat(follower.join().name()).isEqualTo("loaded");
        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void anAbsenceIsSharedWithWhoJoinedBeforeTheLoad() {
        HeldCommand acquire = store.hold(StoreCommand.ACQUIRE);
        AtomicInteger loads = new AtomicInteger();
        var leader = async(() -> find.get(find.key(42L), () -> countedNull(loads)));
        acquire.awaitArrival();
        var follower = async(() -> find.get(find.key(42L), () -> countedNull(loads)));
        awaitJoined(2);
        acquire.proceed();

        assertThat(leader.join()).isNull();
        assertThat(follower.join()).isNull();
        assertThat(loads).hasValue(1);
    }

    private static User countedNull(AtomicInteger loads) {
        loads.incrementAndGet();
        return null;
    }

    @Test
    void aFailureIsSharedSoThatAFailingDatabaseIsAskedOnce() {
        AtomicInteger loads = new AtomicInteger();
        var leader = async(() -> find.get(find.key(42L), () -> {
            loads.incrementAndGet();
            loading.countDown();
            return loaded.join();
        }));
        awaitLoading();
        var follower = async(() -> fixture.get("unused"));
        awaitJoined(2);
        IllegalStateException failure = new IllegalStateException("database");
        loaded.completeExceptionally(failure);

        assertThat(leader)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(follower)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withRootCauseInstanceOf(IllegalStateException.class);
        assertThat(loads).hasValue(1);
    }

    @Test
    void anInterruptedLoadersFailureIsItsOwn() throws Exception {
        CompletableFuture<Thread> leaderThread = new CompletableFuture<>();
        var leader = async(() -> find.get(find.key(42L), () -> {
            leaderThread.complete(Thread.currentThread());
            loading.countDown();
            return loaded.get();
        }));
        awaitLoading();
        var follower = follower("own");

        leaderThread.join().interrupt();

        assertThat(leader)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withRootCauseInstanceOf(InterruptedException.class);
        assertThat(follower.join().name()).isEqualTo("own");
    }

    @Test
    void anInterruptedFollowerLoadsAndStaysInterrupted() {
        var leader = leader();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        var follower = async(() -> {
            thread.complete(Thread.currentThread());
            User user = fixture.get("own");
            return user.name() + " " + Thread.currentThread().isInterrupted();
        });
        thread.join();
        awaitJoined(2);

        thread.join().interrupt();

        assertThat(follower.join()).isEqualTo("own true");
        loaded.complete(new User(42, "Ada"));
        assertThat(leader.join().name()).isEqualTo("Ada");
    }

    @Test
    void aCallerWhoseThreadIsInterruptedAlreadyStillGetsItsValue() {
        var call = async(() -> {
            Thread.currentThread().interrupt();
            User user = fixture.get("Ada");
            return user.name() + " " + Thread.currentThread().isInterrupted();
        });

        assertThat(call.join()).isEqualTo("Ada true");
    }

    /** The calls that ask for leases. */
    enum Asking {
        ONE_KEY(StoreCommand.ACQUIRE),
        SEVERAL_KEYS(StoreCommand.ACQUIRE_MANY);

        private final StoreCommand command;

        Asking(StoreCommand command) {
            this.command = command;
        }

        /** Reads user 42, and further ones where the call has several keys. */
        <X extends Exception> User get(Larder larder, Loader<User, X> loader) throws X {
            if (this == ONE_KEY) {
                ReadThrough<User> find = larder.readThrough(CacheFixture.FIND);
                return find.get(find.key(42L), loader);
            }
            BatchReadThrough<Long, User> find = larder.batchReadThrough(CacheFixture.FIND);
            return find.getAll(
                            List.of(42L, 43L),
                            find::key,
                            missing -> Map.of(42L, loader.load(), 43L, new User(43, "Grace")))
                    .get(42L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptWhileTheLeaseIsAskedForLeaksNoLease(Asking asking) {
        HeldCommand acquire = store.hold(asking.command);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        var call = async(() -> {
            thread.complete(Thread.currentThread());
            User user = asking.get(fixture.larder, () -> new User(42, "Ada"));
            return user.name() + " " + Thread.currentThread().isInterrupted();
        });
        acquire.awaitArrival();

        thread.join().interrupt();
        acquire.proceed();

        assertThat(call.join()).isEqualTo("Ada true");
        assertOtherCallersDoNotWait(asking);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedLoadGivesTheLeaseBack(Asking asking) {
        HeldCommand acquire = store.hold(asking.command);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        var call = async(() -> {
            thread.complete(Thread.currentThread());
            return asking.get(fixture.larder, LoadSharingTest::failWhenInterrupted);
        });
        acquire.awaitArrival();

        // The store has given the lease before the interrupt; the reply comes after it.
        acquire.execute();
        thread.join().interrupt();
        acquire.reply();

        assertThat(call)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withRootCauseInstanceOf(InterruptedException.class);
        assertOtherCallersDoNotWait(asking);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsCancelledWhileItAsksForTheLeaseLeaksNoLease(Asking asking) throws InterruptedException {
        HeldCommand acquire = store.hold(asking.command);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<User> task = executor.submit(() -> asking.get(fixture.larder, LoadSharingTest::failWhenInterrupted));
            acquire.awaitArrival();

            assertThat(task.cancel(true)).isTrue();
            acquire.proceed();
        } finally {
            executor.shutdown();
        }
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertOtherCallersDoNotWait(asking);
    }

    private static User failWhenInterrupted() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(10).toMillis());
        throw new AssertionError("not interrupted");
    }

    /** Reads by another instance, which would wait for 20 s for a lease, and stores nothing if one were left. */
    private void assertOtherCallersDoNotWait(Asking asking) {
        try (Larder there = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofSeconds(20))) {
            var other = async(() -> asking.get(there, () -> new User(42, "Ada")));
            assertThat(other).succeedsWithin(Duration.ofSeconds(10));
            assertThat(store.values().at(KEY)).contains("Ada");
        }
    }

    @Test
    void aValueThatIsNotKeptIsStillSharedWithWhoWaitedBeforeTheLoad() {
        HeldCommand acquire = store.hold(StoreCommand.ACQUIRE);
        AtomicInteger loads = new AtomicInteger();
        var calls = List.of(unkept(loads), unkept(loads), unkept(loads));
        acquire.awaitArrival();
        awaitJoined(3);
        acquire.proceed();

        assertThat(calls).allSatisfy(call -> assertThat(call.join().name()).isEqualTo("draft"));
        assertThat(loads).hasValue(1);
    }

    private CompletableFuture<User> unkept(AtomicInteger loads) {
        return async(() -> find.get(
                find.key(42L),
                () -> {
                    loads.incrementAndGet();
                    return new User(42, "draft");
                },
                user -> true));
    }

    @Test
    void anotherJvmsLoadIsWaitedForAndItsValueReturned() {
        Larder here = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofSeconds(20));
        ReadThrough<User> findHere = here.readThrough(CacheFixture.FIND);
        var leader = leader();
        var waiting = async(() -> findHere.get(findHere.key(42L), () -> {
            throw new AssertionError("loaded twice");
        }));
        await().until(() -> store.count(StoreCommand.ACQUIRE) >= 4);
        loaded.complete(new User(42, "theirs"));

        assertThat(waiting.join().name()).isEqualTo("theirs");
        assertThat(leader.join().name()).isEqualTo("theirs");
    }

    @Test
    void aLoadThatFailsElsewhereIsTakenOver() {
        Larder here = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofSeconds(20));
        ReadThrough<User> findHere = here.readThrough(CacheFixture.FIND);
        var leader = leader();
        var waiting = async(() -> findHere.get(findHere.key(42L), () -> new User(42, "mine")));
        await().until(() -> store.count(StoreCommand.ACQUIRE) >= 3);
        loaded.completeExceptionally(new IllegalStateException("database"));

        assertThat(waiting.join().name()).isEqualTo("mine");
        assertThat(leader).isCompletedExceptionally();
        assertThat(store.values().at(KEY)).contains("mine");
    }

    @Test
    void waitingEndsAndTheCallerLoadsWithoutStoring() {
        Larder here = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofMillis(100));
        ReadThrough<User> findHere = here.readThrough(CacheFixture.FIND);
        var leader = leader();

        assertThat(findHere.get(findHere.key(42L), () -> new User(42, "impatient"))
                        .name())
                .isEqualTo("impatient");

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        loaded.complete(new User(42, "Ada"));
        leader.join();
        assertThat(store.values().at(KEY)).contains("Ada");
    }

    /** A call whose load has begun and waits for {@link #loaded}. */
    private CompletableFuture<User> leader() {
        CompletableFuture<User> call = async(() -> find.get(find.key(42L), () -> {
            loading.countDown();
            try {
                return loaded.join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }));
        awaitLoading();
        return call;
    }

    /** A call that has joined the flight under way. */
    private CompletableFuture<User> follower(String name) {
        int readsBefore = store.count(StoreCommand.READ);
        CompletableFuture<User> call = async(() -> fixture.get(name));
        awaitJoined(readsBefore + 1);
        return call;
    }

    private void awaitLoading() {
        try {
            assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until that many calls have read and all but the leader wait for its flight. */
    private void awaitJoined(int reads) {
        await().until(() -> store.count(StoreCommand.READ) >= reads && CacheFixture.waiting() >= reads - 1);
    }
}
