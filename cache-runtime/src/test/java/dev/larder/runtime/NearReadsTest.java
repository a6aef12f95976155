package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.testing.LinkedStore;
import dev.larder.runtime.testing.LogLines;
import dev.larder.test.TestClock;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads of methods that keep their values near, where a test tells what other processes remove. */
class NearReadsTest {

    private static final Duration NEAR = Duration.ofSeconds(30);

    private static final CachedMethod<User> COPIED = method().build();

    private static final CachedMethod<User> SHARED = method().nearShared().build();

    private static final String KEY = "user:42:profile";

    private final TestClock clock = new TestClock();

    private final LinkedStore store = LinkedStore.over(InMemoryCacheStore.create(clock));

    private final Chaos chaos = Chaos.over(store.asStore());

    private final OneTransaction transactions = new OneTransaction();

    private final List<CacheEvent> events = new CopyOnWriteArrayList<>();

    private final Larder larder = builder().open();

    private final AtomicInteger loads = new AtomicInteger();

    private static CachedMethod.Builder<User> method() {
        return CachedMethod.returning(User.class)
                .named("UserService.find")
                .key("user:{id}:profile")
                .ttl(Duration.ofHours(1))
                .near(NEAR);
    }

    private LarderBuilder builder() {
        return Larder.builder()
                .store(chaos)
                .clock(clock)
                .transactions(transactions)
                .listener(events::add)
                .commandTimeout(Duration.ofSeconds(20))
                .leaseWait(Duration.ofSeconds(20))
                .knownMethods("UserService.find");
    }

    @AfterEach
    void close() {
        larder.close();
    }

    private User load() {
        return new User(42, "Ada " + loads.incrementAndGet());
    }

    private @Nullable User get(CachedMethod<User> method) {
        ReadThrough<User> find = larder.readThrough(method);
        return find.get(find.key(42L), this::load);
    }

    private int reads() {
        return chaos.count(StoreCommand.READ) + chaos.count(StoreCommand.READ_MANY);
    }

    private MethodStats stats() {
        return larder.stats("UserService.find");
    }

    /** Puts a value into the store, and reads it so that it is near. */
    private void keepNear() {
        chaos.values().put(KEY, "{\"id\":42,\"name\":\"Ada\"}");
        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada"));
        assertThat(stats().nearFills()).isOne();
    }

    @Test
    void aNearHitAsksNobody() {
        keepNear();
        int before = reads();

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada"));

        assertThat(reads()).isEqualTo(before);
        assertThat(stats().nearHits()).isOne();
        assertThat(stats().hits()).isEqualTo(2);
        assertThat(stats().misses()).isZero();
        assertThat(events.stream().filter(CacheEvent.Hit.class::isInstance)).hasSize(2);
    }

    @Test
    void aLoadedValueIsNearAtOnce() {
        User loaded = get(COPIED);
        int before = reads();

        assertThat(get(COPIED)).isEqualTo(loaded);
        assertThat(reads()).isEqualTo(before);
        assertThat(loads).hasValue(1);
    }

    @Test
    void eachCallerOfAMethodThatCopiesGetsAnObjectOfItsOwn() {
        User loaded = get(COPIED);

        assertThat(get(COPIED)).isNotSameAs(loaded).isNotSameAs(get(COPIED)).isEqualTo(loaded);
        assertThat(stats().nearHits()).isEqualTo(2);
    }

    @Test
    void allCallersOfAMethodThatSharesGetTheObjectThatTheStoreHolds() {
        User loaded = get(SHARED);
        User near = get(SHARED);

        assertThat(near).isEqualTo(loaded).isNotSameAs(loaded);
        assertThat(get(SHARED)).isSameAs(near);
    }

    @Test
    void aMethodThatSharesRefusesKeysOfOneThatCopies() {
        get(COPIED);
        CachedMethod<User> other =
                method().named("UserService.get").nearShared().build();

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.readThrough(other))
                .withMessage(
                        "UserService.get shares the near values of \"user:{id}:profile\", where UserService.find copies"
                                + " them; callers of one would change the objects of the other. Write nearShared = true at both, or at"
                                + " neither");
    }

    @Test
    void aNearValueEndsAfterItsTime() {
        keepNear();
        clock.advance(NEAR.minusMillis(1));
        int before = reads();
        get(COPIED);
        assertThat(reads()).isEqualTo(before);

        clock.advance(Duration.ofMillis(1));
        get(COPIED);
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void aMethodWithAShorterTimeDoesNotServeWhatAnotherOneStillDoes() {
        CachedMethod<User> brief =
                method().named("UserService.brief").near(Duration.ofSeconds(5)).build();
        keepNear();
        clock.advance(Duration.ofSeconds(5));
        int before = reads();

        get(COPIED);
        assertThat(reads()).isEqualTo(before);
        get(brief);
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void anAbsenceIsKeptNearForItsOwnTime() {
        ReadThrough<User> find =
                larder.readThrough(method().nullTtl(Duration.ofSeconds(10)).build());
        assertThat(find.get(find.key(42L), () -> null)).isNull();
        int before = reads();

        clock.advance(Duration.ofMillis(9_999));
        assertThat(find.get(find.key(42L), this::load)).isNull();
        assertThat(reads()).isEqualTo(before);
        assertThat(stats().nearHits()).isOne();
        assertThat(stats().absentHits()).isOne();

        clock.advance(Duration.ofMillis(1));
        assertThat(find.get(find.key(42L), this::load)).isNotNull();
    }

    @Test
    void aMethodThatRemembersNoAbsenceDoesNotServeOne() {
        ReadThrough<User> absent = larder.readThrough(
                method().named("UserService.findAbsent").nullTtl(NEAR).build());
        absent.get(absent.key(42L), () -> null);

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada 1"));
    }

    @Test
    void nothingIsServedWhileTheBoundIsNotProven() {
        keepNear();
        store.link().prove(false);
        int before = reads();

        assertThat(get(COPIED)).isNotNull();
        assertThat(reads()).isEqualTo(before + 1);
        assertThat(stats().nearBypasses()).isOne();
    }

    @Test
    void whatWasFilledUnderAnEarlierConnectionIsNeverServed() {
        keepNear();
        store.link().reconnect();
        int before = reads();

        get(COPIED);
        assertThat(reads()).isEqualTo(before + 1);
        get(COPIED);
        assertThat(reads()).isEqualTo(before + 1);
    }

    static Stream<Consumer<NearReadsTest>> removals() {
        return Stream.of(
                test -> test.store.link().removed(KEY),
                test -> test.store.link().removed("user:42:*"),
                test -> test.store.link().removed("user:*"),
                test -> test.store.link().removed("user:42:prof*"),
                test -> test.store.link().removed("*"),
                test -> test.evict("user:42:profile"),
                test -> test.evict("user:42:*"),
                test -> test.evict("user:*"),
                test -> test.larder.client().delete(KEY),
                test -> test.larder.client().clearPattern("us*"),
                test -> test.larder.client().expire(KEY, Duration.ofMinutes(5)),
                test -> test.larder.client().set(KEY, new User(42, "Set"), Duration.ofMinutes(5)),
                NearReadsTest::update);
    }

    private long evict(String pattern) {
        return larder.eviction(EvictingMethod.named("UserService.evict"))
                .evict(KeyPattern.of(pattern).with());
    }

    private void update() {
        WriteThrough<User> save = larder.writeThrough(UpdatingMethod.returning(User.class)
                .named("UserService.save")
                .key("user:{id}:profile")
                .ttl(Duration.ofHours(1))
                .build());
        save.update(save.key(42L), () -> new User(42, "Updated"));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void noReadAfterARemovalIsServedFromNear(Consumer<NearReadsTest> removal) {
        keepNear();
        removal.accept(this);
        int before = reads();

        User found = get(COPIED);

        assertThat(reads()).isEqualTo(before + 1);
        assertThat(stats().nearRemovals()).isOne();
        assertThat(found).isEqualTo(larder.client().get(KEY, User.class).orElseThrow());
    }

    @Test
    void aRemovalOfOtherKeysRemovesNothing() {
        keepNear();
        int before = reads();

        store.link().removed("user:42", "user:4:*", "user:43:*", "user:42:profile:photo", "order:*");
        get(COPIED);

        assertThat(reads()).isEqualTo(before);
    }

    @Test
    void anAnswerThatWasOnItsWayDuringARemovalIsNotKept() {
        chaos.values().put(KEY, "{\"id\":42,\"name\":\"Old\"}");
        HeldCommand read = chaos.hold(StoreCommand.READ);
        CompletableFuture<User> call = CacheFixture.async(() -> get(COPIED));
        read.execute();
        store.link().removed(KEY);
        chaos.values().put(KEY, "{\"id\":42,\"name\":\"New\"}");
        read.reply();

        assertThat(call.join()).isEqualTo(new User(42, "Old"));
        assertThat(get(COPIED)).isEqualTo(new User(42, "New"));
        assertThat(stats().nearHits()).isZero();
    }

    @Test
    void aValueWhoseLoadARemovalOvertookIsNotKept() {
        ReadThrough<User> find = larder.readThrough(COPIED);
        find.get(find.key(42L), () -> {
            store.link().removed("user:42:*");
            return new User(42, "Old");
        });
        int before = reads();

        get(COPIED);
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void nothingIsServedWhileAnEvictionIsPending() {
        keepNear();
        chaos.on(StoreCommand.EVICT, Fault.failing());
        evict("user:42:*");
        assertThat(larder.pendingEvictions()).isNotEmpty();

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada 1"));
        assertThat(stats().nearHits()).isZero();

        chaos.heal();
        await().until(() -> larder.pendingEvictions().isEmpty());
        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada 2"));
    }

    @Test
    void aTransactionNeitherReadsNorKeepsNear() {
        transactions.readLatestCommitted();
        transactions.begin();
        get(COPIED);
        assertThat(stats().nearFills()).isZero();
        transactions.end(Ending.COMMITTED);

        keepNear();
        int before = reads();
        transactions.begin();
        get(COPIED);
        transactions.end(Ending.COMMITTED);
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void anEvictionWithinATransactionEndsNearValuesWhenItCommits() {
        keepNear();
        transactions.begin();
        evict(KEY);
        transactions.end(Ending.COMMITTED);

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada 1"));
    }

    @Test
    void aBatchTakesWhatIsNearAndAsksForTheRest() {
        BatchReadThrough<Long, User> find = larder.batchReadThrough(COPIED);
        List<Long> asked = new ArrayList<>();
        Map<Long, User> first = find.getAll(List.of(1L, 2L), id -> find.key(id), ids -> users(ids, asked));
        Map<Long, User> second = find.getAll(List.of(3L, 2L, 1L), id -> find.key(id), ids -> users(ids, asked));

        assertThat(second.keySet()).containsExactly(3L, 2L, 1L);
        assertThat(second).containsAllEntriesOf(first);
        assertThat(asked).containsExactly(1L, 2L, 3L);
        assertThat(stats().nearHits()).isEqualTo(2);
        assertThat(stats().misses()).isEqualTo(3);
        int before = reads();
        assertThat(find.getAll(List.of(1L, 2L, 3L), id -> find.key(id), ids -> users(ids, asked)))
                .hasSize(3);
        assertThat(reads()).isEqualTo(before);
    }

    private static Map<Long, User> users(List<Long> ids, List<Long> asked) {
        asked.addAll(ids);
        Map<Long, User> users = new java.util.HashMap<>();
        ids.forEach(id -> users.put(id, new User(id, "User " + id)));
        return users;
    }

    @Test
    void anAsynchronousCallIsCompleteWhenItsValueIsNear() {
        keepNear();
        AsyncReadThrough<User> find = larder.asyncReadThrough(COPIED);

        assertThat(find.get(find.key(42L), () -> CompletableFuture.failedFuture(new AssertionError("loaded"))))
                .isCompletedWithValue(new User(42, "Ada"));
    }

    @Test
    void anAsynchronousCallKeepsWhatItFinds() {
        chaos.values().put(KEY, "{\"id\":42,\"name\":\"Ada\"}");
        AsyncReadThrough<User> find = larder.asyncReadThrough(COPIED);
        CompletableFuture<User> found = find.get(find.key(42L), () -> CompletableFuture.completedFuture(load()))
                .toCompletableFuture();
        assertThat(found.join()).isEqualTo(new User(42, "Ada"));
        int before = reads();

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada"));
        assertThat(reads()).isEqualTo(before);
    }

    @Test
    void aValueIsNotServedFromNearOnceItIsDue() {
        CachedMethod<User> refreshing =
                method().refreshAfter(Duration.ofSeconds(20)).build();
        get(refreshing);
        clock.advance(Duration.ofSeconds(19));
        int before = reads();
        get(refreshing);
        assertThat(reads()).isEqualTo(before);

        clock.advance(Duration.ofSeconds(1));
        assertThat(get(refreshing)).isEqualTo(new User(42, "Ada 1"));
        await().until(() -> loads.get() == 2);
        await().untilAsserted(() -> assertThat(get(refreshing)).isEqualTo(new User(42, "Ada 2")));
    }

    @Test
    void aValueIsNotServedFromNearOnceItIsStale() {
        CachedMethod<User> forgiving = CachedMethod.returning(User.class)
                .named("UserService.find")
                .key("user:{id}:profile")
                .ttl(Duration.ofSeconds(40))
                .staleIfError(Duration.ofHours(1))
                .near(NEAR)
                .build();
        get(forgiving);
        clock.advance(Duration.ofSeconds(30));
        get(forgiving);
        assertThat(loads).hasValue(1);

        clock.advance(Duration.ofSeconds(10));
        assertThat(get(forgiving)).isEqualTo(new User(42, "Ada 2"));
    }

    @Test
    void aSettingOfZeroSwitchesItOff() {
        try (Larder off =
                builder().setting("larder.method.UserService.find.near", "0s").open()) {
            ReadThrough<User> find = off.readThrough(COPIED);
            find.get(find.key(42L), this::load);
            find.get(find.key(42L), this::load);
            assertThat(off.stats("UserService.find").nearHits()).isZero();
            assertThat(off.stats("UserService.find").nearFills()).isZero();
        }
    }

    @Test
    void aSettingSwitchesItOnForAMethodWithoutIt() {
        try (Larder on =
                builder().setting("larder.method.UserService.find.near", "10s").open()) {
            ReadThrough<User> find = on.readThrough(CacheFixture.FIND);
            User loaded = find.get(find.key(42L), this::load);
            assertThat(find.get(find.key(42L), this::load)).isEqualTo(loaded).isNotSameAs(loaded);
            assertThat(on.stats("UserService.find").nearHits()).isOne();
        }
    }

    @Test
    void aSettingMustBeShorterThanTheTtl() {
        try (Larder wrong =
                builder().setting("larder.method.UserService.find.near", "2h").open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> wrong.readThrough(COPIED))
                    .withMessageStartingWith(
                            "UserService.find: near must be shorter than the minimum TTL, but PT2H is not"
                                    + " shorter than PT1H");
        }
    }

    @Test
    void aDisabledMethodKeepsNothing() {
        try (Larder off = builder()
                .setting("larder.method.UserService.find.enabled", "false")
                .open()) {
            ReadThrough<User> find = off.readThrough(COPIED);
            find.get(find.key(42L), this::load);
            find.get(find.key(42L), this::load);
            assertThat(loads).hasValue(2);
            assertThat(off.stats("UserService.find").nearHits()).isZero();
        }
    }

    @Test
    void aProcessThatSendsNoMessagesCannotKeepValuesNear() {
        try (Larder silent = builder().nearMessages(false).open()) {
            assertThatExceptionOfType(CacheException.class)
                    .isThrownBy(() -> silent.readThrough(COPIED))
                    .withMessage(
                            "UserService.find has near, but larder.nearMessages is false: other processes would not hear"
                                    + " of the evictions of this one; set it to true in all of them, or remove near");
        }
    }

    @Test
    void aStoreThatTellsOfNoRemovalsIsWarnedOfAndAsked() {
        try (LogLines log = new LogLines();
                Larder plain = Larder.builder().store(deaf()).open()) {
            ReadThrough<User> find = plain.readThrough(COPIED);
            find.get(find.key(42L), this::load);
            int before = reads();
            find.get(find.key(42L), this::load);

            assertThat(reads()).isEqualTo(before + 1);
            assertThat(log.all())
                    .contains("The near cache is off for this method: UserService.find: the store makes no"
                            + " CacheStore.nearLink. Calls ask the store, as without near");
        }
    }

    /** Returns the store as one that makes no links. */
    private CacheStore deaf() {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(),
                new Class<?>[] {CacheStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("nearLink") ? Optional.empty() : method.invoke(chaos, arguments));
    }

    @Test
    void anEvictionThatAwaitsNearCachesEndsWhenTheyHaveConfirmed() {
        Eviction block =
                larder.eviction(EvictingMethod.named("UserService.block").awaitNear());
        store.link().holdConfirmations();
        keepNear();
        CompletableFuture<Long> call =
                CacheFixture.async(() -> block.evict(KeyPattern.of("user:42:*").with()));
        await().until(() -> store.link().waiting() == 1);

        assertThat(call).isNotDone();
        assertThat(chaos.values().at(KEY)).isEqualTo("miss");
        store.link().confirm();
        assertThat(call.join()).isOne();
    }

    @Test
    void anEvictionThatDoesNotAwaitThemAsksNobody() {
        evict(KEY);
        assertThat(store.link().waiting()).isZero();
    }

    @Test
    void nothingIsServedAfterTheLarderIsClosed() {
        keepNear();
        larder.close();

        assertThat(get(COPIED)).isEqualTo(new User(42, "Ada 1"));
    }

    @Test
    void theStateOfTheLinkIsToldByHealthAndEventsAndTheLog() {
        assertThat(larder.health().near()).isEqualTo(NearHealth.UNUSED);
        keepNear();
        assertThat(larder.health().near().phase()).isEqualTo(NearLink.Phase.LINKED);
        try (LogLines log = new LogLines()) {
            store.link().move(NearLink.Phase.LINKED, "");
            store.link().move(NearLink.Phase.CONNECTING, "the connection was lost");
            store.link().move(NearLink.Phase.LINKED, "");

            assertThat(log.all())
                    .containsExactly(
                            "The near cache is not linked to the store; calls ask the store until it is: 0 of 1 servers linked:"
                                    + " the connection was lost",
                            "The near cache is linked to the store again: 1 of 1 servers linked");
        }
        assertThat(events.stream().filter(CacheEvent.NearLinkChanged.class::isInstance))
                .hasSize(3);
    }

    @Test
    void healthTellsThatOthersAreNotToldAlsoWhereNothingIsKeptNear() {
        NearHealth untold = NearHealth.of(new NearLink.State(NearLink.Phase.UNUSED, 0, 1, "", "refused"));

        assertThat(untold.untold()).isEqualTo("refused");
        assertThat(untold.isLinked()).isTrue();
    }

    @Test
    void entriesAreBoundedByTheirNumber() {
        try (Larder small = builder().nearSize(10).open()) {
            ReadThrough<User> find = small.readThrough(COPIED);
            for (long id = 0; id < 100; id++) {
                long mine = id;
                find.get(find.key(mine), () -> new User(mine, "User"));
            }
            await().untilAsserted(
                            () -> assertThat(small.stats().near().entries()).isBetween(1L, 10L));
        }
    }
}
