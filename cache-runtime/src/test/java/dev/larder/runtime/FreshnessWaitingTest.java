package dev.larder.runtime;

import static dev.larder.runtime.FreshnessFixture.FORGIVING;
import static dev.larder.runtime.FreshnessFixture.STALE;
import static dev.larder.runtime.FreshnessFixture.TTL;
import static dev.larder.runtime.FreshnessFixture.ada;
import static dev.larder.runtime.FreshnessFixture.awaitLatch;
import static dev.larder.runtime.FreshnessFixture.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that wait for the load of another call, and fall back on the stale value that they read when it fails. */
class FreshnessWaitingTest {

    private final FreshnessFixture fixture = new FreshnessFixture();

    private final AsyncReadThrough<User> find = fixture.larder.asyncReadThrough(FORGIVING);

    private final AsyncBatchReadThrough<Long, User> findAll = fixture.larder.asyncBatchReadThrough(FORGIVING);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoWaitsForALoadThatFailsGetsTheStaleValueToo() {
        stale(42L);
        CompletableFuture<User> loading = new CompletableFuture<>();
        CompletableFuture<User> leader = find.get(find.key(42L), () -> loading);
        CompletableFuture<Map<Long, User>> follower = joining(List.of(42L));
        loading.completeExceptionally(new IllegalArgumentException("the database is away"));

        assertThat(leader.join()).isEqualTo(ada(1));
        assertThat(follower.join()).containsEntry(42L, ada(1));
        assertThat(fixture.stats().staleServed()).isEqualTo(2);
    }

    @Test
    void whoWaitsForALoadThatSaysNoGetsThatToo() {
        stale(42L);
        CompletableFuture<User> loading = new CompletableFuture<>();
        CompletableFuture<User> leader = find.get(find.key(42L), () -> loading);
        CompletableFuture<Map<Long, User>> follower = joining(List.of(42L));
        loading.completeExceptionally(new IllegalStateException("no such user"));

        assertThatThrownBy(leader::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(follower::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(fixture.stats().staleServed()).isZero();
    }

    @Test
    void whoWaitsForSeveralLoadsTakesWhatSucceedsBesideTheStaleValueOfWhatFails() {
        stale(42L);
        CompletableFuture<User> failing = new CompletableFuture<>();
        CompletableFuture<User> succeeding = new CompletableFuture<>();
        CompletableFuture<User> first = find.get(find.key(42L), () -> failing);
        CompletableFuture<User> second = find.get(find.key(43L), () -> succeeding);
        CompletableFuture<Map<Long, User>> follower = joining(List.of(42L, 43L));
        failing.completeExceptionally(new IllegalArgumentException("the database is away"));
        succeeding.complete(new User(43, "Grace"));

        assertThat(first.join()).isEqualTo(ada(1));
        assertThat(second.join()).isEqualTo(new User(43, "Grace"));
        assertThat(follower.join()).containsEntry(42L, ada(1)).containsEntry(43L, new User(43, "Grace"));
    }

    @Test
    void whoseOwnLoadFailsStillTakesWhatOthersLoadBesideItsStaleValue() {
        stale(42L);
        CompletableFuture<User> loading = new CompletableFuture<>();
        CompletableFuture<User> other = find.get(find.key(43L), () -> loading);
        await().until(() -> fixture.store.count(StoreCommand.ACQUIRE) == 2);
        CountDownLatch failed = new CountDownLatch(1);
        CompletableFuture<Map<Long, User>> call = findAll.getAll(List.of(42L, 43L), id -> findAll.key(id), missing -> {
            assertThat(missing).containsExactly(42L);
            failed.countDown();
            throw new IllegalArgumentException("the database is away");
        });
        awaitLatch(failed);
        loading.complete(new User(43, "Grace"));

        assertThat(call.join()).containsEntry(42L, ada(1)).containsEntry(43L, new User(43, "Grace"));
        assertThat(other.join()).isEqualTo(new User(43, "Grace"));
    }

    @Test
    void whoseOwnLoadFailsWithoutAStaleValueWaitsForNobody() {
        CompletableFuture<User> loading = new CompletableFuture<>();
        CompletableFuture<User> other = find.get(find.key(43L), () -> loading);
        await().until(() -> fixture.store.count(StoreCommand.ACQUIRE) == 1);
        CompletableFuture<Map<Long, User>> call = findAll.getAll(List.of(42L, 43L), id -> findAll.key(id), missing -> {
            throw new IllegalArgumentException("the database is away");
        });

        assertThatThrownBy(call::join).hasCauseInstanceOf(IllegalArgumentException.class);
        loading.complete(new User(43, "Grace"));
        assertThat(other.join()).isEqualTo(new User(43, "Grace"));
    }

    @Test
    void whoWaitsForAnotherInstanceTriesItselfAndFallsBack() {
        stale(42L);
        CompletableFuture<User> loading = new CompletableFuture<>();
        CompletableFuture<User> here = find.get(find.key(42L), () -> loading);
        await().until(() -> fixture.store.count(StoreCommand.ACQUIRE) == 2);
        try (Larder other = fixture.builder().open()) {
            AsyncReadThrough<User> there = other.asyncReadThrough(FORGIVING);
            CompletableFuture<User> waiting = there.get(
                    there.key(42L), () -> CompletableFuture.failedFuture(new IllegalArgumentException("too")));
            await().until(() -> fixture.store.count(StoreCommand.ACQUIRE) > 3);
            loading.completeExceptionally(new IllegalArgumentException("the database is away"));

            assertThat(here.join()).isEqualTo(ada(1));
            assertThat(waiting.join()).isEqualTo(ada(1));
        }
    }

    @Test
    void whoWaitsInVainForAnotherInstanceFallsBackAtItsSoftDeadline() {
        CachedMethod<User> hasty = method().staleIfError(STALE)
                .softLoadDeadline(Duration.ofMillis(50))
                .build();
        stale(42L);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<User> here = CacheFixture.async(() -> fixture.get(FORGIVING, fixture.loadUntil(done)));
        fixture.awaitLoads(1);
        try (Larder other = fixture.builder().open()) {
            ReadThrough<User> there = other.readThrough(hasty);

            assertThat(there.get(there.key(42L), fixture::load)).isEqualTo(ada(1));
            assertThat(fixture.loads).hasValue(1);
            done.countDown();
            assertThat(here.join()).isEqualTo(ada(1));
        }
    }

    /** Leaves a stale value, which none of the loads that are counted loaded. */
    private void stale(long id) {
        find.get(find.key(id), () -> CompletableFuture.completedFuture(new User(id, "Ada 1")))
                .join();
        fixture.pass(TTL);
        await().until(() -> fixture.store.count(StoreCommand.STORE) == 1);
    }

    /** Begins a call for these and one more; when that one is being loaded the call has joined the loads of the others. */
    private CompletableFuture<Map<Long, User>> joining(List<Long> ids) {
        await().until(() -> fixture.store.count(StoreCommand.ACQUIRE) == 1 + ids.size());
        CountDownLatch joined = new CountDownLatch(1);
        List<Long> all = new ArrayList<>(ids);
        all.add(7L);
        CompletableFuture<Map<Long, User>> follower = findAll.getAll(all, id -> findAll.key(id), missing -> {
            assertThat(missing).containsExactly(7L);
            joined.countDown();
            return CompletableFuture.completedFuture(Map.of(7L, new User(7, "Alan")));
        });
        awaitLatch(joined);
        return follower;
    }
}
