package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.CacheFixture.Followed;
import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.ScriptedStore.Command;
import dev.larder.runtime.ScriptedStore.Fault;
import dev.larder.runtime.spi.CacheEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A method whose latest calls nearly all missed does not wait for its stores. */
class StoringMeanwhileTest {

    private static final String LOADED = "{\"id\":42,\"name\":\"loaded\"}";

    private final CacheFixture fixture = new CacheFixture();

    private final ScriptedStore store = fixture.store;

    private final ReadThrough<User> find = fixture.find;

    private final CacheClient client = fixture.larder.client();

    @BeforeEach
    void missUntilExpected() {
        CacheFixture.missUntilExpected(find);
    }

    @AfterEach
    void close() {
        fixture.larder.close();
    }

    private User loadedWhileStoreIsHeld(HeldCommand storing) {
        User user = fixture.get("loaded");
        storing.awaitArrival();
        assertThat(store.at(CacheFixture.KEY)).isEqualTo("miss");
        return user;
    }

    private static User notLoaded() {
        throw new AssertionError("loaded");
    }

    @Test
    void theCallReturnsBeforeItsValueIsStored() {
        HeldCommand storing = store.hold(Command.STORE);

        assertThat(loadedWhileStoreIsHeld(storing)).isEqualTo(new User(42, "loaded"));

        storing.proceed();
        assertThat(store.at(CacheFixture.KEY)).isEqualTo(LOADED);
    }

    @Test
    void aMethodThatMissesNowAndThenWaits() {
        store.put(CacheFixture.KEY, CacheFixture.ADA);
        for (int i = 0; i < 4; i++) {
            fixture.get("loaded");
        }
        HeldCommand storing = store.hold(Command.STORE);

        CompletableFuture<User> call = CacheFixture.async(() -> find.get(find.key(1L), () -> new User(1, "loaded")));
        storing.execute();

        assertThat(call).isNotDone();
        storing.reply();
        assertThat(call.join()).isEqualTo(new User(1, "loaded"));
    }

    @Test
    void theNextCallForTheKeyGoesBehindTheStoreAndHits() {
        HeldCommand storing = store.hold(Command.STORE);
        loadedWhileStoreIsHeld(storing);
        int acquired = store.count(Command.ACQUIRE);

        CompletableFuture<User> next =
                CacheFixture.async(() -> find.get(find.key(42L), StoringMeanwhileTest::notLoaded));
        CompletableFuture<User> other = CacheFixture.async(() -> find.get(find.key(1L), () -> new User(1, "other")));

        // Another key's call passes.
        assertThat(other.join()).isEqualTo(new User(1, "other"));
        assertThat(store.count(Command.ACQUIRE)).isEqualTo(acquired + 1);
        storing.proceed();
        assertThat(next.join()).isEqualTo(new User(42, "loaded"));
        assertThat(fixture.stats().hits()).isOne();
    }

    @Test
    void theClientFindsWhatThisJvmStored() throws Exception {
        HeldCommand storing = store.hold(Command.STORE);
        loadedWhileStoreIsHeld(storing);

        CompletableFuture<Optional<User>> value =
                client.async().get(CacheFixture.KEY, User.class).toCompletableFuture();
        assertThat(value).isNotDone();
        storing.proceed();

        assertThat(value.get(10, TimeUnit.SECONDS)).contains(new User(42, "loaded"));
    }

    @Test
    void anEvictionDoesNotWaitAndTheStoreIsRefused() throws Exception {
        LinkedBlockingQueue<CacheEvent> refused = new LinkedBlockingQueue<>();
        Larder larder = Larder.builder()
                .store(store)
                .commandTimeout(Duration.ofSeconds(20))
                .listener(event -> {
                    if (event instanceof CacheEvent.StoreRefused) {
                        refused.add(event);
                    }
                })
                .open();
        ReadThrough<User> read = larder.readThrough(CacheFixture.FIND);
        larder.client().clearPattern("user:*");
        CacheFixture.missUntilExpected(read);
        HeldCommand storing = store.hold(Command.STORE);
        read.get(read.key(42L), () -> new User(42, "loaded"));

        assertThat(larder.client().delete(CacheFixture.KEY)).isTrue();
        storing.proceed();

        assertThat(refused.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(store.at(CacheFixture.KEY)).isEqualTo("miss");
        assertThat(larder.stats().method("UserService.find").refusedStores()).isOne();
        larder.close();
    }

    @Test
    void aStoreThatFailsIsCountedAndTheNextCallReadsFirst() {
        store.let(Command.STORE, Fault.FAILS);

        assertThat(fixture.get("loaded")).isEqualTo(new User(42, "loaded"));

        assertThat(fixture.stats().errors()).isOne();
        int read = store.count(Command.READ);
        store.heal();
        find.get(find.key(1L), () -> new User(1, "loaded"));
        assertThat(store.count(Command.READ)).isEqualTo(read + 1);
    }

    @Test
    void aStoreThatFailsLaterLetsWhoWaitedForItGoOn() {
        HeldCommand storing = store.hold(Command.STORE);
        loadedWhileStoreIsHeld(storing);
        CompletableFuture<User> next =
                CacheFixture.async(() -> find.get(find.key(42L), () -> new User(42, "loaded again")));

        storing.fail();

        // The lease that was not used is given back.
        assertThat(next.join()).isEqualTo(new User(42, "loaded again"));
    }

    @Test
    void whoWaitsForTheLoadSharesItWhenItIsStored() throws Exception {
        HeldCommand storing = store.hold(Command.STORE);
        Followed calls = fixture.followed(new User(42, "shared"), () -> {}, "not loaded");

        assertThat(calls.leads().join()).isEqualTo(new User(42, "shared"));
        storing.execute();
        assertThat(calls.follows()).isNotDone();
        storing.reply();
        assertThat(calls.follows().join()).isEqualTo(new User(42, "shared"));
    }

    @Test
    void whoCameWhileItWasLoadedDoesNotShareWhatIsRefused() throws Exception {
        HeldCommand storing = store.hold(Command.STORE);
        Followed calls = fixture.followed(new User(42, "old"), () -> store.remove(CacheFixture.KEY), "new");

        assertThat(calls.leads().join()).isEqualTo(new User(42, "old"));
        storing.proceed();
        assertThat(calls.follows().join()).isEqualTo(new User(42, "new"));
    }

    @Test
    void whenMuchIsUnderWayTheCallWaits() {
        String large = "x".repeat(3 << 20);
        HeldCommand[] storing = new HeldCommand[4];
        for (int i = 0; i < storing.length; i++) {
            storing[i] = store.hold(Command.STORE);
        }
        for (long id = 1; id <= 3; id++) {
            long mine = id;
            find.get(find.key(mine), () -> new User(mine, large));
        }

        CompletableFuture<User> fourth = CacheFixture.async(() -> find.get(find.key(4L), () -> new User(4, "loaded")));
        storing[3].execute();

        assertThat(fourth).isNotDone();
        storing[3].reply();
        assertThat(fourth.join().id()).isEqualTo(4);
        for (int i = 0; i < 3; i++) {
            storing[i].proceed();
        }
    }

    @Test
    void closingWaitsForTheStore() {
        HeldCommand storing = store.hold(Command.STORE);
        loadedWhileStoreIsHeld(storing);
        CompletableFuture<Boolean> closed = CacheFixture.async(() -> {
            fixture.larder.close();
            return true;
        });

        while (Thread.getAllStackTraces().entrySet().stream()
                .noneMatch(entry -> entry.getKey().getName().equals("caller")
                        && entry.getKey().getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        assertThat(closed).isNotDone();
        storing.proceed();

        assertThat(closed.join()).isTrue();
        assertThat(store.at(CacheFixture.KEY)).isEqualTo(LOADED);
    }
}
