package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.KEY;
import static dev.larder.runtime.CacheFixture.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that fails is a miss, and never holds a call for longer than its deadlines. */
class OutageTest {

    private static final Duration DEADLINE = Duration.ofMillis(100);

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final Larder larder = CacheFixture.open(store, DEADLINE, Duration.ofMillis(500));

    private final ReadThrough<User> find = larder.readThrough(CacheFixture.FIND);

    static List<Fault> faults() {
        return List.of(Fault.failing(), Fault.thrown(), Fault.lost(), Fault.replyLost());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aReadThatFailsMakesTheCallLoadWithoutFurtherCommands(Fault fault) {
        store.onAll(fault);

        assertThat(get("Ada").name()).isEqualTo("Ada");

        assertThat(store.count(StoreCommand.READ)).isOne();
        assertThat(store.count(StoreCommand.ACQUIRE)).isZero();
        assertThat(stats().errors()).isOne();
        assertThat(stats().misses()).isOne();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anAcquisitionThatFailsMakesTheCallLoadWithoutStoring(Fault fault) {
        store.on(StoreCommand.ACQUIRE, fault);

        assertThat(get("Ada").name()).isEqualTo("Ada");

        assertThat(store.count(StoreCommand.STORE)).isZero();
        assertThat(stats().errors()).isOne();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aStoreThatFailsIsNoConcernOfTheCaller(Fault fault) {
        store.on(StoreCommand.STORE, fault);

        assertThat(get("Ada").name()).isEqualTo("Ada");

        assertThat(stats().errors()).isOne();
        assertThat(stats().refusedStores()).isZero();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aReleaseThatFailsIsNoConcernOfTheCaller(Fault fault) {
        store.on(StoreCommand.RELEASE, fault);

        assertThat(find.get(find.key(42L), () -> null)).isNull();
    }

    @Test
    void noCallOnAStalledStoreTakesLongerThanItsDeadline() {
        store.onAll(Fault.lost());
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(async(() -> {
                long start = System.nanoTime();
                get("Ada");
                return System.nanoTime() - start;
            }));
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(Duration.ofNanos(call.join())).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void callersThatWaitWhenTheAcquisitionFailsShareTheLeadersLoad() {
        HeldCommand lost = store.hold(StoreCommand.ACQUIRE);
        var leader = async(() -> get("leader's"));
        lost.awaitArrival();
        var follower = async(() -> get("follower's"));

        assertThat(leader.join().name()).isEqualTo("leader's");
        assertThat(follower.join()).isNotNull();
        assertThat(store.count(StoreCommand.STORE)).isLessThanOrEqualTo(1);
    }

    @Test
    void aLeaseThatIsGrantedTooLateIsGivenBack() {
        HeldCommand late = store.hold(StoreCommand.ACQUIRE);
        get("Ada");

        late.proceed();

        assertThat(store.count(StoreCommand.RELEASE)).isPositive();
        get("Ada");
        assertThat(store.values().at(KEY)).contains("Ada");
    }

    @Test
    void anEvictionThatFailsIsCountedAndDoesNotThrow() {
        Eviction save = larder.eviction(EvictingMethod.named("UserService.save"));
        store.onAll(Fault.failing());

        assertThat(save.evict(KeyPattern.of("user:{id}:*").with(42))).isZero();

        MethodStats stats = larder.stats().method("UserService.save");
        assertThat(stats.errors()).isOne();
        assertThat(stats.evictions()).isZero();
    }

    @Test
    void anUpdateOnAStalledStoreStillCallsItsMethod() {
        WriteThrough<User> rename = larder.writeThrough(WriteThroughTest.RENAME);
        store.onAll(Fault.lost());

        assertThat(rename.update(rename.key(42L), () -> new User(42, "Ada")).name())
                .isEqualTo("Ada");

        assertThat(larder.stats().method("UserService.rename").errors()).isEqualTo(2);
    }

    @Test
    void servicesGoOnWithoutACacheAfterTheStoreIsClosed() {
        store.close();

        assertThat(get("Ada").name()).isEqualTo("Ada");
    }

    @Test
    void aHealedStoreServesAgain() {
        store.onAll(Fault.failing());
        get("Ada");
        store.heal();
        get("Ada");

        await().until(() -> store.values().at(KEY).contains("Ada"));
        get("unused");
        assertThat(stats().hits()).isOne();
    }

    private User get(String name) {
        return find.get(find.key(42L), () -> new User(42, name));
    }

    private MethodStats stats() {
        return larder.stats().method("UserService.find");
    }
}
