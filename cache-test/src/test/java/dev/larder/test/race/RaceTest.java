package dev.larder.test.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.larder.test.FakeUsers;
import dev.larder.test.User;
import dev.larder.test.Users;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final User ADA = new User(42, "Ada");

    private static final User LOVELACE = new User(42, "Ada Lovelace");

    /** What a cache by hand needs. */
    interface Cache {
        User get(String key);

        void set(String key, User user);

        void delete(String key);
    }

    private static final class MapCache implements Cache {

        private final Map<String, User> users = new HashMap<>();

        @Override
        public User get(String key) {
            return users.get(key);
        }

        @Override
        public void set(String key, User user) {
            users.put(key, user);
        }

        @Override
        public void delete(String key) {
            users.remove(key);
        }
    }

    /** Caches as most programs do. */
    private record ByHand(Cache cache, Users database, boolean evicts) implements Users {

        @Override
        public Optional<User> find(long id) {
            User cached = cache.get("user:" + id);
            if (cached != null) {
                return Optional.of(cached);
            }
            Optional<User> loaded = database.find(id);
            loaded.ifPresent(user -> cache.set("user:" + id, user));
            return loaded;
        }

        @Override
        public void save(User user) {
            database.save(user);
            if (evicts) {
                cache.delete("user:" + user.id());
            }
        }
    }

    private static Users byHand(Steps steps, boolean evicts) {
        return new ByHand(steps.of(Cache.class, new MapCache()), steps.of(Users.class, new FakeUsers(ADA)), evicts);
    }

    private static Users byLarder(Steps steps) {
        return steps.larder().cached(Users.class, steps.of(Users.class, new FakeUsers(ADA)));
    }

    private static Race<Users> findAndSave(Race<Users> race) {
        return race.of("find", users -> users.find(42), "save", users -> users.save(LOVELACE));
    }

    private static void seesTheNewName(Users users) {
        assertThat(users.find(42)).contains(LOVELACE);
    }

    @Test
    void theStaleValueOfACacheByHandIsFoundWithTheOrderThatLeavesIt() {
        long start = System.nanoTime();

        Throwable failure = catchThrowable(
                () -> findAndSave(Race.in(steps -> byHand(steps, true))).then(RaceTest::seesTheNewName));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(failure).isInstanceOf(AssertionError.class).hasCauseInstanceOf(AssertionError.class);
        assertThat(failure.getMessage()).endsWith("""
                  find                                         save
                  cache.get("user:42") → null
                  users.find(42) → User[id=42, name=Ada]
                                                               users.save(User[id=42, name=Ada Lovelace])
                                                               cache.delete("user:42")
                  cache.set("user:42", User[id=42, name=Ada])
                  afterwards
                    cache.get("user:42") → User[id=42, name=Ada]
                """);
    }

    @Test
    void aMissingEvictionIsFound() {
        assertThatThrownBy(() ->
                        findAndSave(Race.in(steps -> byHand(steps, false))).then(RaceTest::seesTheNewName))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Order 1 of the steps breaks it:")
                .hasMessageContaining("users.save(User[id=42, name=Ada Lovelace])")
                .hasMessageNotContaining("cache.delete");
    }

    @Test
    void larderLeavesNoStaleValueInAnyOrder() {
        RaceReport report = findAndSave(Race.in(RaceTest::byLarder)).then(RaceTest::seesTheNewName);

        assertThat(report.orders()).isGreaterThan(10);
    }

    @Test
    void whatLarderDoesIsReadable() {
        assertThatThrownBy(() -> Race.in(RaceTest::byLarder)
                        .of("find", users -> users.find(42), "save", users -> users.save(LOVELACE))
                        .then(users -> {
                            throw new AssertionError("as asked");
                        }))
                .hasMessageContaining("store: read user:42:profile → miss")
                .hasMessageContaining("store: ask for the lease on user:42:profile → granted")
                .hasMessageContaining("store: store user:42:profile → stored")
                .hasMessageContaining("store: evict user:42:* → 1 removed");
    }

    @Test
    void everyOrderIsRunOnce() {
        // Two calls of two steps each: 4! / (2! 2!) orders.
        RaceReport report = Race.in(steps -> steps)
                .of("first", RaceTest::twoSteps, "second", RaceTest::twoSteps)
                .then(steps -> {});

        assertThat(report.orders()).isEqualTo(6);
    }

    @Test
    void threeCallsMayRace() {
        RaceReport report = Race.in(steps -> steps)
                .of("first", RaceTest::twoSteps, "second", RaceTest::twoSteps)
                .and("third", steps -> steps.step("c", () -> 1))
                .then(steps -> {});

        assertThat(report.orders()).isEqualTo(30);
    }

    private static void twoSteps(Steps steps) throws Exception {
        steps.step("a", () -> 1);
        steps.step("b", () -> 2);
    }

    @Test
    void aCallThatThrowsFailsTheRace() {
        assertThatThrownBy(() -> Race.in(steps -> steps)
                        .of("first", RaceTest::twoSteps, "second", steps -> {
                            throw new IllegalStateException("broken");
                        })
                        .then(steps -> {}))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("broken")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCallMayWaitForAnother() {
        RaceReport report = Race.in(steps -> new Waiting(steps, new CountDownLatch(1)))
                .of(
                        "waits",
                        world -> {
                            world.steps().step("before", () -> 1);
                            world.latch().await();
                            world.steps().step("after", () -> 2);
                        },
                        "opens",
                        world -> world.steps().step("open", () -> {
                            world.latch().countDown();
                            return 3;
                        }))
                .then(world -> {});

        assertThat(report.orders()).isGreaterThanOrEqualTo(2);
    }

    private record Waiting(Steps steps, CountDownLatch latch) {}
}
