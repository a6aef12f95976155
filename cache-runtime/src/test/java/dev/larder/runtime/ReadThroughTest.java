package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.ADA;
import static dev.larder.runtime.CacheFixture.FIND_ABSENT;
import static dev.larder.runtime.CacheFixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.Expiry;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.HeldCommand;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadThroughTest {

    private final CacheFixture fixture = new CacheFixture();

    private final Chaos store = fixture.store;

    private final ReadThrough<User> find = fixture.find;

    @Test
    void aMissLoadsAndStoresPlainJson() {
        assertThat(fixture.get("Ada")).isEqualTo(new User(42, "Ada"));

        assertThat(store.values().at(KEY)).isEqualTo(ADA);
        assertThat(fixture.stats().misses()).isOne();
        assertThat(fixture.stats().loads()).isOne();
    }

    @Test
    void aMissTakesThreeRoundTripsAndAHitOne() {
        fixture.get("Ada");
        assertThat(store.count(StoreCommand.READ)).isOne();
        assertThat(store.count(StoreCommand.ACQUIRE)).isOne();
        assertThat(store.count(StoreCommand.STORE)).isOne();

        fixture.get("Ada");
        assertThat(store.count(StoreCommand.READ)).isEqualTo(2);
        assertThat(store.count(StoreCommand.ACQUIRE)).isOne();
    }

    @Test
    void aHitDoesNotLoad() {
        store.values().put(KEY, ADA);

        assertThat(find.<RuntimeException>get(find.key(42L), () -> {
                    throw new AssertionError("loaded");
                }))
                .isEqualTo(new User(42, "Ada"));
        assertThat(fixture.stats().hits()).isOne();
        assertThat(fixture.stats().misses()).isZero();
    }

    @Test
    void absenceIsNotRememberedUnlessAskedFor() {
        assertThat(find.get(find.key(42L), () -> null)).isNull();

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(store.count(StoreCommand.RELEASE)).isOne();
    }

    @Test
    void absenceIsRememberedForItsOwnTime() {
        ReadThrough<User> findAbsent = fixture.larder.readThrough(FIND_ABSENT);

        assertThat(findAbsent.get(findAbsent.key(42L), () -> null)).isNull();
        assertThat(store.values().at(KEY)).isEqualTo("absent");
        assertThat(findAbsent.<RuntimeException>get(findAbsent.key(42L), () -> {
                    throw new AssertionError("loaded");
                }))
                .isNull();
        assertThat(fixture.larder.stats().method("UserService.findAbsent").absentHits())
                .isOne();
    }

    @Test
    void aMethodThatDoesNotRememberAbsenceOverwritesAnAbsentMarker() {
        store.values().put(KEY, "null");

        assertThat(fixture.get("Ada")).isNotNull();

        assertThat(store.values().at(KEY)).isEqualTo(ADA);
        assertThat(fixture.stats().rejectedValues()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":42,\"name\":\"Ada\",\"added\":1}",
                "{\"id\":42}",
                "{\"id\":42,\"title\":\"Ada\"}",
                "{\"id\":\"42\",\"name\":\"Ada\"}",
                "{\"id\":42,\"na",
                "\u0000\u0001\u00ff\u00fe",
                ""
            })
    void aValueOfAnotherShapeIsLoadedAnewCountedAndOverwritten(String stored) {
        store.values().put(KEY, stored);

        assertThat(fixture.get("Ada")).isEqualTo(new User(42, "Ada"));

        assertThat(store.values().at(KEY)).isEqualTo(ADA);
        assertThat(fixture.stats().rejectedValues()).isOne();
        assertThat(fixture.stats().misses()).isOne();
        assertThat(fixture.stats().loads()).isOne();
    }

    @Test
    void aRejectedValueThatComesBetweenReadAndAcquireIsOverwrittenToo() {
        HeldCommand acquire = store.hold(StoreCommand.ACQUIRE);
        var call = CacheFixture.async(() -> fixture.get("Ada"));
        acquire.awaitArrival();
        store.values().put(KEY, "\"other\"");
        acquire.proceed();

        assertThat(call.join()).isEqualTo(new User(42, "Ada"));
        assertThat(store.values().at(KEY)).isEqualTo(ADA);
    }

    @Test
    void aValueThatComesBetweenReadAndAcquireIsReturned() {
        HeldCommand acquire = store.hold(StoreCommand.ACQUIRE);
        var call = CacheFixture.async(() -> fixture.get("loaded"));
        acquire.awaitArrival();
        store.values().put(KEY, ADA);
        acquire.proceed();

        assertThat(call.join()).isEqualTo(new User(42, "Ada"));
        assertThat(fixture.stats().loads()).isZero();
    }

    @Test
    void unlessKeepsAValueFromBeingStored() {
        find.get(find.key(42L), () -> new User(42, "draft"), user -> user.name().equals("draft"));

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(store.count(StoreCommand.RELEASE)).isOne();
    }

    @Test
    void unlessIsNotAskedAboutNull() {
        assertThat(find.get(find.key(42L), () -> null, user -> user.name().isEmpty()))
                .isNull();
    }

    @Test
    void anEvictionDuringTheLoadKeepsItFromBeingStored() {
        User loaded = find.get(find.key(42L), () -> {
            store.values().remove(KEY);
            return new User(42, "old");
        });

        assertThat(loaded.name()).isEqualTo("old");
        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(fixture.stats().refusedStores()).isOne();
    }

    @Test
    void whatTheLoaderThrowsPassesUnchangedAndTheLeaseIsGivenBack() {
        IOException failure = new IOException("database");

        assertThatThrownBy(() -> find.get(find.key(42L), () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(fixture.stats().loadFailures()).isOne();
        assertThat(fixture.stats().loads()).isOne();
        assertThat(fixture.get("Ada").name()).isEqualTo("Ada");
        assertThat(store.count(StoreCommand.ACQUIRE)).isEqualTo(2);
    }

    @Test
    void whatUnlessThrowsPassesUnchangedAndTheLeaseIsGivenBack() {
        assertThatThrownBy(() -> find.get(find.key(42L), () -> new User(42, "Ada"), user -> {
                    throw new IllegalStateException("unless");
                }))
                .hasMessage("unless");

        assertThat(store.count(StoreCommand.RELEASE)).isOne();
    }

    @Test
    void aLoaderThatAsksForItsOwnKeyDoesNotWaitForItself() {
        AtomicInteger depth = new AtomicInteger();

        User user = recursive(depth);

        assertThat(user).isEqualTo(new User(42, "depth 3"));
        assertThat(store.values().at(KEY)).isEqualTo("{\"id\":42,\"name\":\"depth 3\"}");
    }

    private User recursive(AtomicInteger depth) {
        return find.get(find.key(42L), () -> depth.incrementAndGet() == 3 ? new User(42, "depth 3") : recursive(depth));
    }

    @Test
    void loadersThatAskForEachOthersKeysEndByLoadingThemselves() {
        Larder impatient = fixture.open(Duration.ofSeconds(5), Duration.ofMillis(200));
        ReadThrough<User> users = impatient.readThrough(CacheFixture.FIND);
        var both = new java.util.concurrent.CyclicBarrier(2);

        var one = CacheFixture.async(() -> users.get(users.key(1L), () -> {
            both.await();
            return users.get(users.key(2L), () -> new User(2, "inner"));
        }));
        var two = CacheFixture.async(() -> users.get(users.key(2L), () -> {
            both.await();
            return users.get(users.key(1L), () -> new User(1, "inner"));
        }));

        assertThat(one.join()).isNotNull();
        assertThat(two.join()).isNotNull();
    }

    @Test
    void jitterShortensTheTtlByItsShareAtMost() {
        Expiry expiry = new Expiry(Duration.ofSeconds(100), 10);
        var random = new java.util.Random(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(expiry.draw(random)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        }
        assertThat(new Expiry(Duration.ofMillis(1), 90).draw(random)).isEqualTo(Duration.ofMillis(1));
    }
}
