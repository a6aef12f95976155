package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncBatchWriteThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.BatchWriteThrough;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchReadThroughTest {

    private final CacheFixture fixture = new CacheFixture();

    private final BatchReadThrough<Long, User> findAll = fixture.larder.batchReadThrough(CacheFixture.FIND);

    private final BatchReadThrough<Long, User> findAllAbsent =
            fixture.larder.batchReadThrough(CacheFixture.FIND_ABSENT);

    /** The ids that each call of the loader was asked for. */
    private final List<List<Long>> loads = new ArrayList<>();

    @Test
    void whatIsMissingIsLoadedInOneCallInOrderWithoutRepetitions() {
        fixture.store.values().put("user:2:profile", "{\"id\":2,\"name\":\"cached\"}");

        Map<Long, User> users = findAll(5L, 2L, 1L, 5L, 1L);

        assertThat(loads).containsExactly(List.of(5L, 1L));
        assertThat(users)
                .containsExactly(
                        Map.entry(5L, new User(5, "loaded")),
                        Map.entry(2L, new User(2, "cached")),
                        Map.entry(1L, new User(1, "loaded")));
        assertThat(findAll(1L, 5L)).hasSize(2);
        assertThat(loads).hasSize(1);
    }

    @Test
    void nothingIsCalledWhenNothingIsMissing() {
        findAll(1L, 2L);

        findAll(2L, 1L);

        assertThat(loads).hasSize(1);
        assertThat(findAll()).isEmpty();
        assertThat(fixture.store.count(StoreCommand.ACQUIRE_MANY)).isEqualTo(1);
        assertThat(fixture.store.count(StoreCommand.STORE_MANY)).isEqualTo(1);
        assertThat(fixture.store.count(StoreCommand.READ_MANY)).isEqualTo(2);
    }

    @Test
    void itSharesKeysWithTheMethodForOneId() {
        findAll(42L, 43L);

        assertThat(fixture.get("never called")).isEqualTo(new User(42, "loaded"));
        assertThat(fixture.store.values().at(CacheFixture.KEY)).isEqualTo("{\"id\":42,\"name\":\"loaded\"}");
    }

    @Test
    void idsWithoutAValueAreLeftOutAndNotRememberedByDefault() {
        assertThat(getAll(findAll, List.of(1L, 2L), id -> null)).isEmpty();
        assertThat(getAll(findAll, List.of(1L, 2L), id -> null)).isEmpty();

        assertThat(loads).hasSize(2);
        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("miss");
    }

    @Test
    void absenceIsRememberedWhereTheMethodDoes() {
        assertThat(getAll(findAllAbsent, List.of(1L, 2L), id -> id == 1 ? new User(1, "a") : null))
                .containsOnlyKeys(1L);

        assertThat(getAll(findAllAbsent, List.of(2L, 1L), id -> new User(id, "b")))
                .containsExactly(Map.entry(1L, new User(1, "a")));
        assertThat(loads).hasSize(1);
        assertThat(fixture.store.values().at("user:2:profile")).isEqualTo("absent");
    }

    @Test
    void valuesThatNobodyAskedForAreIgnored() {
        Map<Long, User> users = findAll.getAll(
                List.of(1L), findAll::key, missing -> Map.of(1L, new User(1, "a"), 9L, new User(9, "extra")));

        assertThat(users).containsOnlyKeys(1L);
        assertThat(fixture.store.values().at("user:9:profile")).isEqualTo("miss");
    }

    @Test
    void aNullIdIsAnIdAsAnyOther() {
        List<Long> ids = Arrays.asList(null, 1L, null);

        Map<Long, User> users = getAll(findAll, ids, id -> new User(id == null ? 0 : id, "x"));

        assertThat(loads).containsExactly(Arrays.asList(null, 1L));
        assertThat(users).containsOnlyKeys(null, 1L);
        assertThat(fixture.store.values().at("user:~:profile")).isEqualTo("{\"id\":0,\"name\":\"x\"}");
    }

    /** {@code Map.of} throws where it is asked for {@code null}. */
    @Test
    void aNullIdNeedsNoResultThatKnowsNull() {
        List<Long> ids = Arrays.asList(null, 1L);
        Map<Long, User> one = Map.of(1L, new User(1, "Ada"));
        AsyncBatchReadThrough<Long, User> later = fixture.larder.asyncBatchReadThrough(CacheFixture.FIND);
        BatchWriteThrough<Long, User> save = fixture.larder.batchWriteThrough(WriteThroughTest.RENAME);
        AsyncBatchWriteThrough<Long, User> saveLater = fixture.larder.asyncBatchWriteThrough(WriteThroughTest.RENAME);

        assertThat(findAll.getAll(ids, findAll::key, missing -> one)).containsOnlyKeys(1L);
        fixture.store.values().remove("user:1:profile");
        assertThat(findAll.getList(ids, findAll::key, missing -> List.of(new User(1, "Ada")), User::id))
                .hasSize(1);
        fixture.store.values().remove("user:1:profile");
        assertThat(later.getAll(ids, later::key, missing -> CompletableFuture.completedFuture(one))
                        .join())
                .containsOnlyKeys(1L);
        assertThat(save.updateAll(ids, save::key, () -> one)).isEqualTo(one);
        assertThat(saveLater
                        .updateAll(ids, saveLater::key, () -> CompletableFuture.completedFuture(one))
                        .join())
                .isEqualTo(one);
        assertThat(fixture.store.values().at("user:1:profile")).contains("Ada");
        assertThat(fixture.store.values().at("user:~:profile")).isEqualTo("miss");
    }

    @Test
    void nullInPlaceOfTheIdsOrOfTheResultIsRefused() {
        assertThatThrownBy(() -> findAll.getAll(null, findAll::key, missing -> Map.of()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("ids");
        assertThatThrownBy(() -> findAll.getAll(List.of(1L), findAll::key, missing -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("UserService.find returned null");
        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("miss");
        findAll(1L);
        assertThat(fixture.store.values().at("user:1:profile")).isNotEqualTo("miss");
    }

    @Test
    void aListIsSortedByTheIdsThatItsValuesName() {
        List<User> users = findAll.getList(
                List.of(3L, 1L, 2L),
                findAll::key,
                missing -> List.of(new User(2, "b"), new User(9, "extra"), new User(3, "c")),
                User::id);

        assertThat(users).containsExactly(new User(3, "c"), new User(2, "b"));
    }

    @Test
    void twoValuesForOneIdAreRefusedRatherThanLost() {
        assertThatThrownBy(() -> findAll.getList(
                        List.of(1L), findAll::key, missing -> List.of(new User(1, "a"), new User(1, "b")), User::id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("UserService.find returned two values with the same id");
    }

    @Test
    void whatUnlessSaysIsReturnedAndNotStored() {
        Map<Long, User> users = findAll.getAll(List.of(1L, 2L), findAll::key, this::load, user -> user.id() == 2);

        assertThat(users).hasSize(2);
        assertThat(fixture.store.values().at("user:1:profile")).isNotEqualTo("miss");
        assertThat(fixture.store.values().at("user:2:profile")).isEqualTo("miss");
        // The lease went back, so nobody waits for it.
        findAll(2L);
        assertThat(fixture.store.values().at("user:2:profile")).isNotEqualTo("miss");
    }

    @Test
    void aRejectedValueIsLoadedAnewAndReplaced() {
        fixture.store.values().put("user:1:profile", "{\"other\":true}");

        assertThat(findAll(1L, 2L)).hasSize(2);

        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("{\"id\":1,\"name\":\"loaded\"}");
        assertThat(fixture.stats().rejectedValues()).isEqualTo(1);
    }

    @Test
    void whatIsRejectedIsLoadedBesideWhatIsMissingInTheOrderOfTheCall() {
        fixture.store.values().put("user:2:profile", "{\"other\":true}");
        fixture.store.values().put("user:3:profile", "{\"id\":3,\"name\":\"cached\"}");

        assertThat(findAll(1L, 2L, 3L, 4L)).hasSize(4);

        assertThat(loads).containsExactly(List.of(1L, 2L, 4L));
        assertThat(fixture.store.values().at("user:2:profile")).isEqualTo("{\"id\":2,\"name\":\"loaded\"}");
        assertThat(fixture.stats().misses()).isEqualTo(3);
        assertThat(fixture.stats().hits()).isEqualTo(1);
    }

    @Test
    void anEvictionWhileItLoadsKeepsThatKeyFromBeingStoredAndNoOther() {
        findAll.getAll(List.of(1L, 2L), findAll::key, missing -> {
            fixture.store.values().remove("user:1:profile");
            return load(missing);
        });

        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("miss");
        assertThat(fixture.store.values().at("user:2:profile")).isEqualTo("{\"id\":2,\"name\":\"loaded\"}");
        assertThat(fixture.stats().refusedStores()).isEqualTo(1);
    }

    @Test
    void whatTheLoaderThrowsPassesUnchangedAndNothingIsHeld() {
        IOException failure = new IOException("disk");

        assertThatThrownBy(() -> findAll.getAll(List.of(1L, 2L), findAll::key, missing -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(findAll(1L, 2L)).hasSize(2);
        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("{\"id\":1,\"name\":\"loaded\"}");
        assertThat(fixture.stats().loadFailures()).isEqualTo(1);
    }

    @Test
    void aStoreThatFailsIsAMissOfAllKeys() {
        fixture.store.onAll(Fault.failing());

        assertThat(findAll(1L, 2L)).hasSize(2);

        assertThat(loads).containsExactly(List.of(1L, 2L));
        assertThat(fixture.stats().errors()).isEqualTo(1);
        assertThat(fixture.stats().misses()).isEqualTo(2);
    }

    @Test
    void aLeaseThatCannotBeAskedForMeansALoadWithoutStoring() {
        fixture.store.on(StoreCommand.ACQUIRE_MANY, Fault.thrown());

        assertThat(findAll(1L, 2L)).hasSize(2);

        assertThat(fixture.store.values().at("user:1:profile")).isEqualTo("miss");
        assertThat(loads).hasSize(1);
    }

    @Test
    void theCallsOfTwoThreadsWithTheSameIdsInADifferentOrderShareTheirLoads() throws Exception {
        CountDownLatch bothLoad = new CountDownLatch(2);
        List<CompletableFuture<Map<Long, User>>> calls = new ArrayList<>();
        for (List<Long> ids : List.of(List.of(1L, 2L, 3L), List.of(4L, 3L, 2L))) {
            calls.add(async(() -> findAll.getAll(ids, findAll::key, missing -> {
                bothLoad.countDown();
                bothLoad.await();
                return load(missing);
            })));
        }

        assertThat(calls.get(0).get()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(calls.get(1).get()).containsOnlyKeys(4L, 3L, 2L);
        assertThat(loads).hasSize(2);
        assertThat(loads.stream().flatMap(Collection::stream)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void aLoaderThatAsksForItsOwnKeysDoesNotWaitForItself() {
        Map<Long, User> users = findAll.getAll(List.of(1L, 2L), findAll::key, missing -> findAll(2L, 1L));

        assertThat(users).hasSize(2);
        assertThat(loads).containsExactly(List.of(2L, 1L));
    }

    @Test
    void anInterruptedCallLoadsWithItsFlagSet() {
        Thread.currentThread().interrupt();

        boolean[] seen = new boolean[1];
        findAll.getAll(List.of(1L), findAll::key, missing -> {
            seen[0] = Thread.currentThread().isInterrupted();
            return load(missing);
        });

        assertThat(seen[0]).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theLoaderRunsOnTheCallersThread() {
        Thread[] loading = new Thread[1];
        findAll.getAll(List.of(1L, 2L), findAll::key, missing -> {
            loading[0] = Thread.currentThread();
            return load(missing);
        });

        assertThat(loading[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void whatUnlessThrowsAtOneValueGivesBackTheLeasesOfAll() {
        assertThatThrownBy(() -> findAll.getAll(List.of(1L, 2L), findAll::key, this::load, user -> {
                    if (user.id() == 2) {
                        throw new IllegalStateException("unless");
                    }
                    return false;
                }))
                .hasMessage("unless");

        assertThat(fixture.store.count(StoreCommand.STORE_MANY)).isZero();
        // One command for both leases, also for that of the first value, which was to be stored.
        assertThat(fixture.store.count(StoreCommand.RELEASE_MANY)).isOne();
        assertThat(fixture.store.count(StoreCommand.RELEASE)).isZero();
        assertThat(findAll(1L)).hasSize(1);
    }

    @Test
    void manyIdsAreOneCallAndFourCommandsInAll() {
        Long[] ids = LongStream.range(0, 10_000).boxed().toArray(Long[]::new);
        findAll(Arrays.copyOf(ids, 5000));
        loads.clear();

        assertThat(findAll(ids)).hasSize(10_000);

        assertThat(loads).hasSize(1);
        assertThat(loads.get(0)).hasSize(5000).startsWith(5000L, 5001L);
        assertThat(fixture.stats().hits()).isEqualTo(5000);
    }

    private Map<Long, User> findAll(Long... ids) {
        return findAll.getAll(Arrays.asList(ids), findAll::key, this::load);
    }

    private Map<Long, User> load(List<Long> missing) {
        return load(missing, id -> new User(id, "loaded"));
    }

    private Map<Long, User> getAll(BatchReadThrough<Long, User> method, List<Long> ids, Source source) {
        return method.getAll(ids, method::key, missing -> load(missing, source));
    }

    private Map<Long, User> load(List<Long> missing, Source source) {
        synchronized (loads) {
            loads.add(missing);
        }
        Map<Long, User> users = new LinkedHashMap<>();
        missing.forEach(id -> users.put(id, source.user(id)));
        return users;
    }

    private interface Source {
        User user(Long id);
    }
}
