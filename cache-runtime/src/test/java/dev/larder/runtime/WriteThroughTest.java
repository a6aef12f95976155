package dev.larder.runtime;

import static dev.larder.runtime.CacheFixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteThroughTest {

    static final UpdatingMethod<User> RENAME = UpdatingMethod.returning(User.class)
            .named("UserService.rename")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .build();

    private final CacheFixture fixture = new CacheFixture();

    private final Chaos store = fixture.store;

    private final WriteThrough<User> rename = fixture.larder.writeThrough(RENAME);

    @Test
    void theResultIsStored() {
        assertThat(rename.update(rename.key(42L), () -> new User(42, "Ada"))).isEqualTo(new User(42, "Ada"));

        assertThat(store.values().at(KEY)).contains("Ada");
        assertThat(store.count(StoreCommand.BEGIN_UPDATE)).isOne();
        assertThat(store.count(StoreCommand.STORE)).isOne();
        assertThat(store.count(StoreCommand.EVICT)).isZero();
    }

    @Test
    void theOldValueIsGoneWhileTheMethodRuns() {
        store.values().put(KEY, "{\"id\":42,\"name\":\"old\"}");

        rename.update(rename.key(42L), () -> {
            assertThat(store.values().at(KEY)).isEqualTo("miss");
            return new User(42, "new");
        });
    }

    @Test
    void aLoadThatBeganBeforeTheUpdateIsNotStored() {
        fixture.find.get(fixture.find.key(42L), () -> {
            rename.update(rename.key(42L), () -> new User(42, "new"));
            return new User(42, "old");
        });

        assertThat(store.values().at(KEY)).contains("new");
    }

    @Test
    void anUpdateThatLostItsLeaseLeavesTheKeyEmpty() {
        rename.update(rename.key(42L), () -> {
            store.values().remove(KEY);
            // Somebody loads what the database held before the update was committed.
            store.values().put(KEY, "{\"id\":42,\"name\":\"before\"}");
            return new User(42, "new");
        });

        assertThat(store.values().at(KEY)).isEqualTo("miss");
        assertThat(fixture.larder.stats().method("UserService.rename").refusedStores())
                .isOne();
    }

    @Test
    void aMethodThatThrowsLeavesTheKeyEmpty() {
        store.values().put(KEY, "{\"id\":42,\"name\":\"old\"}");
        IOException failure = new IOException("database");

        assertThatThrownBy(() -> rename.update(rename.key(42L), () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void aResultOfNullLeavesTheKeyEmpty() {
        store.values().put(KEY, "{\"id\":42,\"name\":\"old\"}");

        assertThat(rename.update(rename.key(42L), () -> null)).isNull();

        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void aResultThatIsNotToBeStoredLeavesTheKeyEmpty() {
        rename.update(rename.key(42L), () -> new User(42, "draft"), user -> true);

        assertThat(store.values().at(KEY)).isEqualTo("miss");
    }

    @Test
    void theNextReadIsAHit() {
        rename.update(rename.key(42L), () -> new User(42, "new"));

        assertThat(fixture.get("loaded").name()).isEqualTo("new");
        assertThat(fixture.stats().hits()).isOne();
    }
}
