package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.ADA;
import static dev.larder.runtime.CacheFixture.UNTIL_EXPECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.Followed;
import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.internal.binding.MissPredictor;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a method does whose latest calls nearly all missed. */
class MissPredictorTest {

    private final CacheFixture fixture = new CacheFixture();

    private final Chaos store = fixture.store;

    private final ReadThrough<User> find = fixture.find;

    private User get(long id) {
        return find.get(find.key(id), () -> new User(id, "loaded"));
    }

    private void missUntilExpected() {
        CacheFixture.missUntilExpected(find);
    }

    @Test
    void anExpectedMissTakesTwoRoundTrips() {
        missUntilExpected();

        assertThat(get(1)).isEqualTo(new User(1, "loaded"));

        assertThat(store.count(StoreCommand.READ)).isEqualTo(UNTIL_EXPECTED);
        assertThat(store.count(StoreCommand.ACQUIRE)).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(store.count(StoreCommand.STORE)).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(store.values().at("user:1:profile")).isEqualTo("{\"id\":1,\"name\":\"loaded\"}");
        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(fixture.stats().hits()).isZero();
    }

    @Test
    void aHitThatWasNotExpectedIsAnsweredByTheSameCommand() {
        missUntilExpected();
        store.values().put(CacheFixture.KEY, ADA);

        assertThat(fixture.get("loaded")).isEqualTo(new User(42, "Ada"));

        assertThat(store.count(StoreCommand.READ)).isEqualTo(UNTIL_EXPECTED);
        assertThat(store.count(StoreCommand.ACQUIRE)).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(fixture.stats().hits()).isOne();
        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED);
        assertThat(fixture.stats().loads()).isEqualTo(UNTIL_EXPECTED);
    }

    @Test
    void oneHitMakesItReadFirstAgain() {
        missUntilExpected();
        store.values().put(CacheFixture.KEY, ADA);
        fixture.get("loaded");

        fixture.get("loaded");

        assertThat(store.count(StoreCommand.READ)).isEqualTo(UNTIL_EXPECTED + 1);
    }

    @Test
    void aRememberedAbsenceIsAHitAsWell() {
        ReadThrough<User> findAbsent = fixture.larder.readThrough(CacheFixture.FIND_ABSENT);
        for (long id = 0; id < UNTIL_EXPECTED; id++) {
            findAbsent.get(findAbsent.key(id), () -> null);
        }

        assertThat(findAbsent.<RuntimeException>get(findAbsent.key(0L), () -> {
                    throw new AssertionError("loaded");
                }))
                .isNull();

        MethodStats stats = fixture.larder.stats().method("UserService.findAbsent");
        assertThat(stats.absentHits()).isOne();
        assertThat(stats.misses()).isEqualTo(UNTIL_EXPECTED);
        assertThat(store.count(StoreCommand.READ)).isEqualTo(UNTIL_EXPECTED);
    }

    @Test
    void whatAnotherShapeWroteIsOneMissAndOverwritten() {
        missUntilExpected();
        store.values().put(CacheFixture.KEY, "{\"other\":true}");

        assertThat(fixture.get("loaded")).isEqualTo(new User(42, "loaded"));

        assertThat(store.values().at(CacheFixture.KEY)).isEqualTo("{\"id\":42,\"name\":\"loaded\"}");
        assertThat(fixture.stats().rejectedValues()).isOne();
        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED + 1);
    }

    @Test
    void callersOfOneKeyShareItsLoadAndEachIsAMiss() throws Exception {
        missUntilExpected();
        Followed calls = fixture.followed(new User(42, "shared"), () -> {}, "not loaded");

        assertThat(calls.leads().get()).isEqualTo(new User(42, "shared"));
        assertThat(calls.follows().get().id()).isEqualTo(42);
        assertThat(fixture.stats().loads()).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED + 2);
    }

    @Test
    void aStoreThatFailsIsAMissAndIsReadFromNext() {
        missUntilExpected();
        store.on(StoreCommand.ACQUIRE, Fault.failing());

        assertThat(get(1)).isEqualTo(new User(1, "loaded"));

        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED + 1);
        assertThat(fixture.stats().errors()).isOne();
        store.values().put(CacheFixture.KEY, ADA);
        assertThat(fixture.get("loaded")).isEqualTo(new User(42, "Ada"));
        assertThat(store.count(StoreCommand.READ)).isEqualTo(UNTIL_EXPECTED + 1);
    }

    @Test
    void whatTheLoaderThrowsPassesAndNothingIsStored() {
        missUntilExpected();

        assertThatThrownBy(() -> find.get(find.key(42L), () -> {
                    throw new IOException("no database");
                }))
                .isInstanceOf(IOException.class);

        assertThat(store.values().at(CacheFixture.KEY)).isEqualTo("miss");
        assertThat(fixture.stats().misses()).isEqualTo(UNTIL_EXPECTED + 1);
    }

    @Test
    void aMethodThatMostlyHitsNeverExpectsAMiss() {
        MissPredictor forecast = new MissPredictor();
        for (int call = 0; call < 10_000; call++) {
            if (call % 3 == 0) {
                forecast.hit();
            } else {
                forecast.missed();
            }
            assertThat(forecast.expectsMiss()).isFalse();
        }
    }

    @Test
    void aMethodThatMostlyMissesIsExpectedToThroughASingleHit() {
        MissPredictor forecast = new MissPredictor();
        for (int call = 0; call < 100; call++) {
            forecast.missed();
        }
        forecast.hit();

        assertThat(forecast.expectsMiss()).isTrue();
    }
}
