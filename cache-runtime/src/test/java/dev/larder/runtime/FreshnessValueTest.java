package dev.larder.runtime;

import static dev.larder.runtime.FreshnessFixture.DUE;
import static dev.larder.runtime.FreshnessFixture.KEY;
import static dev.larder.runtime.FreshnessFixture.REFRESHING;
import static dev.larder.runtime.FreshnessFixture.STALE;
import static dev.larder.runtime.FreshnessFixture.TTL;
import static dev.larder.runtime.FreshnessFixture.ada;
import static dev.larder.runtime.FreshnessFixture.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.StoreCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the value that there is when the one that was loaded anew is not to be stored. */
class FreshnessValueTest {

    private static final User HUGE = new User(42, "Ada".repeat(1000));

    private final FreshnessFixture fixture = new FreshnessFixture();

    private final Chaos store = fixture.store;

    private final Larder small = fixture.builder().maxValueSize(1000).open();

    @AfterEach
    void close() {
        small.close();
        fixture.close();
    }

    @Test
    void aRefreshedValueThatIsTooLargeLeavesTheOneThatThereIs() {
        ReadThrough<User> find = small.readThrough(REFRESHING);
        find.get(find.key(42L), fixture::load);
        fixture.pass(DUE);
        find.get(find.key(42L), () -> HUGE);
        await().until(() -> stats().oversizedValues() == 1 && store.count(StoreCommand.RELEASE) == 1);

        // Its lease is given back, and the next refresh waits for the pause to pass.
        assertThat(store.values().at(KEY)).contains("Ada 1");
        assertThat(find.get(find.key(42L), () -> HUGE)).isEqualTo(ada(1));
        assertThat(stats().refreshes()).isEqualTo(1);
        assertThat(fixture.get(REFRESHING)).isEqualTo(ada(1));
        fixture.awaitStored(2);
        assertThat(stats().refreshFailures()).isZero();
    }

    @Test
    void aRefreshedValueThatIsNotToBeKeptLeavesTheOneThatThereIs() {
        ReadThrough<User> find = small.readThrough(REFRESHING);
        find.get(find.key(42L), fixture::load);
        fixture.pass(DUE);
        find.get(find.key(42L), fixture::load, user -> true);

        await().until(() -> store.count(StoreCommand.RELEASE) == 1);
        assertThat(store.values().at(KEY)).contains("Ada 1");
        assertThat(find.get(find.key(42L), fixture::load)).isEqualTo(ada(1));
        assertThat(fixture.loads).hasValue(2);
    }

    @Test
    void aLoadedValueThatIsTooLargeIsReturnedInPlaceOfTheStaleOne() {
        CachedMethod<User> forgiving = method().staleIfError(STALE).build();
        ReadThrough<User> find = small.readThrough(forgiving);
        find.get(find.key(42L), fixture::load);
        fixture.pass(TTL);

        assertThat(find.get(find.key(42L), () -> HUGE)).isEqualTo(HUGE);
        await().until(() -> store.count(StoreCommand.RELEASE) == 1);
        assertThat(store.values().at(KEY)).contains("Ada 1");
    }

    private MethodStats stats() {
        return small.stats().method("UserService.find");
    }
}
