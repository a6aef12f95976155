package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.testing.LogLines;
import dev.larder.test.TestClock;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.InterceptedStore;
import dev.larder.test.store.StoreCall;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Audits of a method whose source and store a test changes. */
class AuditorTest {

    private static final String KEY = "user:42:profile";

    private static final User ADA = new User(42, "Ada");

    private static final User GRACE = new User(42, "Grace");

    private static final Duration TTL = Duration.ofHours(1);

    private static final AuditConfig ALL = AuditConfig.DEFAULTS.withShare(1).withRate(10_000);

    private final TestClock clock = new TestClock();

    private final GraceTime grace = new GraceTime(clock);

    private final Chaos store = Chaos.over(InMemoryCacheStore.create(clock));

    private final OneTransaction transactions = new OneTransaction();

    private final List<CacheEvent> events = new CopyOnWriteArrayList<>();

    private final AtomicInteger loads = new AtomicInteger();

    private volatile @Nullable User row = ADA;

    private Larder larder = open(builder(ALL), store);

    private LarderBuilder builder(AuditConfig audit) {
        return Larder.builder()
                .store(store)
                .clock(clock)
                .transactions(transactions)
                .listener(events::add)
                .audit(audit)
                .commandTimeout(Duration.ofSeconds(20))
                .leaseWait(Duration.ofSeconds(20))
                .knownMethods("UserService.find", "UserService.save");
    }

    /** Opens a Larder with the settings of a builder, in which the grace time passes when the test says. */
    private Larder open(LarderBuilder builder, CacheStore store) {
        LarderConfig config;
        try (Larder settings = builder.open()) {
            config = settings.config();
        }
        return new LarderAssembly(store, false, JacksonValueCodec.create())
                .config(config)
                .transactions(transactions)
                .listeners(List.of(events::add))
                .time(grace)
                .assemble();
    }

    private void reopen(LarderBuilder builder) {
        larder.close();
        larder = open(builder, store);
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

    private @Nullable User load() {
        loads.incrementAndGet();
        return row;
    }

    private @Nullable User get() {
        return get(method().build());
    }

    private @Nullable User get(CachedMethod<User> method) {
        ReadThrough<User> find = larder.readThrough(method);
        return find.get(find.key(42L), this::load);
    }

    private void evict() {
        larder.eviction(EvictingMethod.named("UserService.save"))
                .evict(KeyPattern.of("user:{id}:profile").with(42L));
    }

    private MethodStats stats() {
        return larder.stats("UserService.find");
    }

    /** Stores a row, and then changes it without an eviction. */
    private void changeBehindTheCache() {
        get();
        row = GRACE;
        loads.set(0);
    }

    /** Reads the key, and waits until an audit has looked once and found a difference. */
    private void getUntilLooked() {
        grace.hold();
        get();
        grace.awaitHeld();
    }

    private void awaitEnd(int audits) {
        await().until(() -> ended() == audits);
        assertThat(stats().audits()).isEqualTo(audits);
    }

    private long ended() {
        MethodStats stats = stats();
        return stats.auditsAgreed() + stats.auditsUndecided() + stats.foundStale();
    }

    private void requireUndecided() {
        grace.pass();
        awaitEnd(1);
        assertThat(stats().auditsUndecided()).isOne();
    }

    private List<CacheEvent.FoundStale> findings() {
        return events.stream()
                .filter(CacheEvent.FoundStale.class::isInstance)
                .map(CacheEvent.FoundStale.class::cast)
                .toList();
    }

    @Test
    void aHitThatTheSourceConfirmsAgrees() {
        get();
        assertThat(get()).isEqualTo(ADA);

        awaitEnd(1);
        assertThat(stats().auditsAgreed()).isOne();
        assertThat(stats().loads()).isOne();
        assertThat(loads).hasValue(2);
    }

    @Test
    void aChangeWithoutAnEvictionIsFoundStaleAndTold() {
        try (LogLines log = new LogLines()) {
            changeBehindTheCache();
            clock.advance(Duration.ofMinutes(10));
            assertThat(get()).isEqualTo(ADA);

            awaitEnd(1);
            await().until(() -> !findings().isEmpty());
            assertThat(findings())
                    .containsExactly(new CacheEvent.FoundStale(
                            "UserService.find", null, Duration.ofMinutes(10), "name: its value changed", false));
            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains("Audit found a stale value", "UserService.find", "user:…(", "stored at most 600 s ago")
                    .doesNotContain("Ada", "Grace", "42");
        }
        assertThat(loads).hasValue(2);
        assertThat(store.values().at(KEY)).contains("Ada");
    }

    @Test
    void aRepairRemovesTheStaleValue() {
        reopen(builder(ALL.withRepairs(true)).keysInEvents(true));
        changeBehindTheCache();
        get();

        awaitEnd(1);
        await().until(() -> !findings().isEmpty());
        assertThat(stats().staleRepaired()).isOne();
        assertThat(findings().get(0).repaired()).isTrue();
        assertThat(findings().get(0).key()).isEqualTo(KEY);
        assertThat(get()).isEqualTo(GRACE);
    }

    @Test
    void aRepairLeavesAValueThatCameLater() {
        reopen(builder(ALL.withRepairs(true)));
        changeBehindTheCache();
        HeldCommand repair = store.hold(StoreCommand.EVICT_VALUE);
        get();
        repair.awaitArrival();
        evict();
        get();
        repair.proceed();

        awaitEnd(1);
        assertThat(stats().foundStale()).isOne();
        assertThat(stats().staleRepaired()).isZero();
        assertThat(store.values().at(KEY)).contains("Grace");
    }

    @Test
    void anEvictionWithinTheGraceTimeEndsTheAudit() {
        changeBehindTheCache();
        getUntilLooked();
        evict();

        requireUndecided();
        assertThat(loads).hasValue(1);
    }

    @Test
    void anEvictionDuringTheLoadEndsTheAuditAtTheFirstLook() {
        changeBehindTheCache();
        ReadThrough<User> find = larder.readThrough(method().build());
        find.get(find.key(42L), () -> {
            evict();
            return load();
        });

        requireUndecided();
        assertThat(loads).hasValue(1);
    }

    @Test
    void anUpdateWithinTheGraceTimeEndsTheAudit() {
        changeBehindTheCache();
        getUntilLooked();
        WriteThrough<User> save = larder.writeThrough(UpdatingMethod.returning(User.class)
                .named("UserService.save")
                .key("user:{id}:profile")
                .ttl(TTL)
                .build());
        save.update(save.key(42L), () -> GRACE);

        requireUndecided();
    }

    @Test
    void anExpiryWithinTheGraceTimeEndsTheAudit() {
        changeBehindTheCache();
        getUntilLooked();
        clock.advance(TTL);

        requireUndecided();
    }

    @Test
    void theSameBytesThatWereStoredAnewEndTheAudit() {
        changeBehindTheCache();
        clock.advance(Duration.ofMinutes(10));
        getUntilLooked();
        evict();
        row = ADA;
        ReadThrough<User> find = larder.readThrough(method().build());
        find.get(find.key(42L), () -> ADA);
        row = GRACE;

        requireUndecided();
        assertThat(store.values().at(KEY)).contains("Ada");
    }

    @Test
    void aPendingEvictionEndsTheAudit() {
        changeBehindTheCache();
        getUntilLooked();
        store.on(StoreCommand.EVICT, Fault.failing());
        evict();

        requireUndecided();
        assertThat(larder.pendingEvictions()).isNotEmpty();
        store.heal();
    }

    @Test
    void noAuditBeginsWhileTheStoreIsAway() {
        CachedMethod<User> near = method().near(Duration.ofMinutes(1)).build();
        get(near);
        store.onAll(Fault.failing());
        larder.awaitStore();
        assertThat(get(near)).isEqualTo(ADA);

        assertThat(stats().nearHits()).isOne();
        assertThat(stats().audits()).isZero();
        store.heal();
    }

    @Test
    void aLoadThatThrowsGivesNoVerdict() {
        try (LogLines log = new LogLines()) {
            get();
            ReadThrough<User> find = larder.readThrough(method().build());
            find.get(find.key(42L), () -> {
                throw new IllegalStateException("no request is bound to this thread");
            });

            requireUndecided();
            await().until(() -> log.all().stream().anyMatch(line -> line.contains("The load of an audit threw")));
        }
        assertThat(stats().loadFailures()).isZero();
    }

    @Test
    void aLoadThatTakesTooLongGivesNoVerdict() {
        reopen(builder(ALL).leaseTime(Duration.ofMillis(50)));
        get();
        AsyncReadThrough<User> find = larder.asyncReadThrough(method().build());
        find.get(find.key(42L), () -> new CompletableFuture<>()).join();

        requireUndecided();
    }

    @Test
    void aBlockingLoadThatTookTooLongGivesNoVerdict() {
        get();
        row = GRACE;
        ReadThrough<User> find = larder.readThrough(method().build());
        find.get(find.key(42L), () -> {
            clock.advance(Duration.ofSeconds(31));
            return load();
        });

        requireUndecided();
    }

    @Test
    void aSourceThatGivesAnotherValueEachTimeIsNotComparableAndToldOnce() {
        try (LogLines log = new LogLines()) {
            changeBehindTheCache();
            ReadThrough<User> find = larder.readThrough(method().build());
            for (int audit = 1; audit <= 2; audit++) {
                find.get(find.key(42L), () -> new User(42, "at " + loads.incrementAndGet()));
                awaitEnd(audit);
            }
            assertThat(loads).hasValue(6);
            assertThat(stats().auditsUndecided()).isEqualTo(2);
            await().until(() -> !log.all().isEmpty());
            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains(
                            "the source gave another value each time",
                            "name: its value changed",
                            "larder.method.UserService.find.auditShare to 0%");
        }
    }

    @Test
    void aRowThatChangesAgainAndStaysIsFoundAtTheThirdLook() {
        changeBehindTheCache();
        getUntilLooked();
        row = new User(42, "Edsger");
        grace.pass();

        awaitEnd(1);
        assertThat(stats().foundStale()).isOne();
        assertThat(loads).hasValue(3);
    }

    @Test
    void aRowThatIsChangedBackAgrees() {
        changeBehindTheCache();
        getUntilLooked();
        row = ADA;
        grace.pass();

        awaitEnd(1);
        assertThat(stats().auditsAgreed()).isOne();
    }

    @Test
    void absenceIsAuditedAsAValueIs() {
        CachedMethod<User> remembering = method().nullTtl(Duration.ofMinutes(5)).build();
        row = null;
        get(remembering);
        get(remembering);
        awaitEnd(1);
        assertThat(stats().auditsAgreed()).isOne();

        row = ADA;
        clock.advance(Duration.ofMinutes(1));
        get(remembering);
        awaitEnd(2);
        evict();
        get(remembering);
        row = null;
        get(remembering);
        awaitEnd(3);

        await().until(() -> findings().size() == 2);
        assertThat(findings().get(0).difference()).isEqualTo("null became a " + User.class.getTypeName());
        assertThat(findings().get(0).age()).isEqualTo(Duration.ofMinutes(1));
        assertThat(findings().get(1).difference()).isEqualTo("a " + User.class.getTypeName() + " became null");
    }

    @Test
    void callsWithinATransactionAreNotAudited() {
        get();
        transactions.readLatestCommitted();
        transactions.begin();
        get();
        transactions.end(Ending.COMMITTED);

        assertThat(stats().hits()).isOne();
        assertThat(stats().audits()).isZero();
    }

    @Test
    void aValueIsAuditedWhileItIsFreshOnly() {
        CachedMethod<User> forgiving = method().refreshAfter(Duration.ofMinutes(50))
                .staleIfError(Duration.ofHours(1))
                .build();
        get(forgiving);
        get(forgiving);
        awaitEnd(1);
        assertThat(stats().auditsAgreed()).isOne();

        clock.advance(Duration.ofMinutes(65));
        ReadThrough<User> find = larder.readThrough(forgiving);
        find.get(find.key(42L), () -> {
            throw new IllegalStateException("the database is away");
        });
        evict();
        get(forgiving);
        clock.advance(Duration.ofMinutes(55));
        get(forgiving);

        assertThat(stats().staleServed()).isOne();
        assertThat(stats().hits()).isEqualTo(2);
        assertThat(stats().audits()).isOne();
    }

    @Test
    void aValueThatIsDueAtTheSecondLookGivesNoVerdict() {
        CachedMethod<User> refreshing =
                method().refreshAfter(Duration.ofMinutes(50)).build();
        get(refreshing);
        row = GRACE;
        loads.set(0);
        grace.hold();
        get(refreshing);
        grace.awaitHeld();
        clock.advance(Duration.ofMinutes(55));

        requireUndecided();
    }

    @Test
    void oneIdOfABatchIsAudited() {
        BatchReadThrough<Long, User> findAll = larder.batchReadThrough(method().build());
        List<Long> ids = List.of(41L, 42L, 43L);
        List<List<Long>> asked = new CopyOnWriteArrayList<>();
        findAll.getAll(ids, findAll::key, missing -> named("Ada", missing));
        findAll.getAll(ids, findAll::key, missing -> {
            asked.add(List.copyOf(missing));
            return named(missing.contains(42L) ? "Grace" : "Ada", missing);
        });

        awaitEnd(3);
        assertThat(stats().foundStale()).isOne();
        assertThat(stats().auditsAgreed()).isEqualTo(2);
        assertThat(asked).containsExactlyInAnyOrder(List.of(41L), List.of(42L), List.of(42L), List.of(43L));
    }

    private static Map<Long, User> named(String name, List<Long> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> new User(id, name)));
    }

    @Test
    void asynchronousCallsAreAudited() {
        AsyncReadThrough<User> find = larder.asyncReadThrough(method().build());
        AsyncBatchReadThrough<Long, User> findAll = larder.asyncBatchReadThrough(method().build());
        get();
        find.get(find.key(42L), () -> CompletableFuture.completedFuture(GRACE)).join();
        findAll.getAll(List.of(42L), findAll::key, ids -> CompletableFuture.completedFuture(named("Grace", ids)))
                .join();

        awaitEnd(2);
        assertThat(stats().foundStale()).isEqualTo(2);
    }

    @Test
    void aNearHitHasItsKeyInTheStoreAudited() {
        CachedMethod<User> near = method().near(Duration.ofMinutes(1)).build();
        get(near);
        row = GRACE;
        get(near);
        larder.asyncReadThrough(near)
                .get(larder.asyncReadThrough(near).key(42L), () -> CompletableFuture.completedFuture(load()))
                .join();
        BatchReadThrough<Long, User> findAll = larder.batchReadThrough(near);
        findAll.getAll(List.of(42L), findAll::key, ids -> named("Grace", ids));

        awaitEnd(3);
        assertThat(stats().nearHits()).isEqualTo(3);
        assertThat(stats().foundStale()).isEqualTo(3);
    }

    @Test
    void noMoreAuditsBeginThanTheRateAllows() {
        reopen(builder(ALL.withRate(1)));
        get();
        get();
        get();
        awaitEnd(1);
        assertThat(stats().skippedAudits()).isOne();

        clock.advance(Duration.ofSeconds(1));
        get();
        awaitEnd(2);
    }

    @Test
    void withoutAShareNothingIsDrawnAndThereIsNoThread() throws InterruptedException {
        reopen(builder(AuditConfig.DEFAULTS));
        awaitNoThread();
        get();
        get();

        assertThat(stats().audits() + stats().skippedAudits()).isZero();
        assertThat(threads()).isEmpty();
    }

    @Test
    void threadsAreDaemonsAndEndWithTheLarder() {
        get();
        get();
        awaitEnd(1);
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);

        larder.close();
        awaitNoThread();
    }

    private static void awaitNoThread() {
        await().until(() -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("larder-audit-"))
                .toList();
    }

    @Test
    void aMethodMayHaveAShareOfItsOwn() {
        larder.close();
        larder = builder(ALL)
                .setting("larder.method.UserService.find.auditShare", "0%")
                .open();
        get();
        get();
        assertThat(stats().audits()).isZero();

        larder.close();
        larder = builder(AuditConfig.DEFAULTS)
                .setting("larder.method.UserService.find.auditShare", "100%")
                .open();
        get();
        awaitEnd(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(ALL)
                        .setting("larder.method.UserService.find.auditShare", "0.01")
                        .open())
                .withMessage(
                        "larder.method.UserService.find.auditShare = \"0.01\" (LarderBuilder.setting) is not a share;"
                                + " write a percentage such as \"0.01%\"");
    }

    /** The protocol needs the grace time: a change whose eviction is still to come looks like a stale value. */
    @Test
    void withoutAGraceTimeACorrectProgramWouldCount() {
        changeBehindTheCache();
        get();
        awaitEnd(1);
        evict();

        assertThat(stats().foundStale()).isOne();
    }

    /** The protocol needs to read the key again: otherwise an eviction goes unnoticed. */
    @Test
    void withoutReadingAgainACorrectProgramWouldCount() {
        larder.close();
        larder = open(builder(ALL), new FirstReadOnly(store));
        changeBehindTheCache();
        getUntilLooked();
        evict();
        grace.pass();
        awaitEnd(1);

        assertThat(stats().foundStale()).isOne();
    }

    /** The clock of a test, by which no grace time passes while it is held. */
    private static final class GraceTime implements Timekeeper {

        private final TestClock clock;

        private final BlockingQueue<CompletableFuture<Boolean>> held = new LinkedBlockingQueue<>();

        private volatile boolean holds;

        GraceTime(TestClock clock) {
            this.clock = clock;
        }

        @Override
        public long nanoTime() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public CompletableFuture<Boolean> after(long nanos) {
            CompletableFuture<Boolean> passed = new CompletableFuture<>();
            if (holds) {
                held.add(passed);
            } else {
                passed.complete(true);
            }
            return passed;
        }

        void hold() {
            holds = true;
        }

        void awaitHeld() {
            await().until(() -> !held.isEmpty());
        }

        void pass() {
            holds = false;
            held.forEach(passed -> passed.complete(true));
            held.clear();
        }
    }

    /** Answers all reads of the auditor as the first one. */
    private static final class FirstReadOnly extends InterceptedStore {

        private final Map<String, CompletionStage<?>> answers = new ConcurrentHashMap<>();

        FirstReadOnly(CacheStore inner) {
            super(inner);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
            return call.command() == StoreCommand.READ
                            && Thread.currentThread().getName().startsWith("larder-audit-")
                    ? (CompletionStage<T>) answers.computeIfAbsent(call.keys().get(0), key -> call.proceed())
                    : call.proceed();
        }
    }
}
