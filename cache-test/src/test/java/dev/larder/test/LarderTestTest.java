package dev.larder.test;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderStats;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.history.CacheHistory;
import dev.larder.test.store.StoredValues;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@LarderTest
class LarderTestTest {

    private static final User ADA = new User(42, "Ada");

    private final FakeUsers database = new FakeUsers(ADA);

    private Users users;

    @BeforeEach
    void cache(Larder larder) {
        users = larder.cached(Users.class, database);
    }

    @RepeatedTest(2)
    void eachTestBeginsWithAnEmptyCache(Larder larder) {
        users.find(42);

        assertThat(larder)
                .method("Users.find")
                .hasMisses(1)
                .hasLoads(1)
                .hasHits(0)
                .hasStores(1);
    }

    @Test
    void aSecondCallIsAHit(Larder larder) {
        users.find(42);
        users.find(42);

        assertThat(larder).method("Users.find").hasHits(1).hasLoads(1).and().holds("user:42:profile");
    }

    @Test
    void anEvictionIsSeenByItsPatternAndByEachKeyOfIt(Larder larder) {
        users.find(42);
        users.save(new User(42, "Ada Lovelace"));

        assertThat(larder)
                .evicted("user:42:*", "user:42:profile", "user:42:orders:*")
                .doesNotHold("user:42:profile")
                .method("Users.save")
                .hasEvictions(1);
    }

    @Test
    void timePassesWhenTheTestSaysSo(Larder larder, TestClock clock) {
        users.find(42);
        assertThat(larder).holdsFor("user:42:profile", Duration.ofHours(1));

        clock.advance(Duration.ofMinutes(40));
        assertThat(larder).holdsFor("user:42:profile", Duration.ofMinutes(20));

        clock.advance(Duration.ofMinutes(21));
        assertThat(larder).doesNotHold("user:42:profile");
    }

    @Test
    void anAbsentValueIsRememberedForItsOwnTime(Larder larder, TestClock clock) {
        users.find(7);
        users.find(7);
        assertThat(larder).method("Users.find").hasAbsentHits(1).hasLoads(1);

        clock.advance(Duration.ofMinutes(2));
        users.find(7);
        assertThat(larder).method("Users.find").hasLoads(2);
    }

    @Test
    void textsAreReadAndWrittenPastTheCache(Larder larder, StoredValues values) {
        users.find(42);
        assertThat(values.at("user:42:profile")).isEqualTo("{\"id\":42,\"name\":\"Ada\"}");

        values.put("user:42:profile", "{\"id\":42}");
        assertThat(users.find(42)).contains(ADA);
        assertThat(larder).method("Users.find").hasRejectedValues(1).hasLoads(2);

        values.remove("user:42:profile");
        assertThat(values.at("user:42:profile")).isEqualTo(StoredValues.MISS);
        users.find(7);
        assertThat(values.at("user:7:profile")).isEqualTo(StoredValues.ABSENT);
    }

    @Test
    @LarderTest(settings = {"larder.keyPrefix = shop", "larder.method.Users.find.ttl=5m"})
    void settingsAreThoseOfTheMethodAndKeysHaveNoPrefix(Larder larder, CacheStore store) {
        larder.cached(Users.class, database).find(42);

        assertThat(larder).holdsFor("user:42:profile", Duration.ofMinutes(5));
        assertThat(new StoredValues(store, "shop:").at("user:42:profile")).isEqualTo("{\"id\":42,\"name\":\"Ada\"}");
    }

    @Test
    void aSecondInstanceSharesTheStore(Larder larder, CacheStore store) {
        users.find(42);
        try (Larder other = Larder.builder().store(store).open()) {
            other.cached(Users.class, database).find(42);

            assertThat(other).method("Users.find").hasHits(1).hasLoads(0);
        }
    }

    @Test
    void countsCanBeginAtAMoment(Larder larder) {
        users.find(42);
        LarderStats before = larder.stats();
        users.find(42);

        assertThat(larder).since(before).method("Users.find").hasHits(1).hasLoads(0);
    }

    @Test
    void aFailureSaysWhatHappenedInOrder(Larder larder, TestClock clock) {
        users.find(42);
        clock.advance(Duration.ofMinutes(5));
        users.save(new User(42, "Ada Lovelace"));

        assertThatThrownBy(() -> assertThat(larder).method("Users.find").hasHits(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected the hits of Users.find to be 1, but they are 0.")
                .message()
                .satisfies(text -> assertThat(text.lines()
                                .map(line -> line.replaceAll(" +", " ").strip()))
                        .containsSubsequence("What happened in the cache:", "1 Users.find miss user:42:profile")
                        .anyMatch(line -> line.startsWith("2 Users.find loaded user:42:profile in "))
                        .containsSubsequence(
                                "3 store stored user:42:profile 22 bytes for PT1H",
                                "4 clock advanced by PT5M",
                                "5 store evicted user:42:* 1 key was there"));
    }

    @Test
    void aMissingEvictionNamesThoseThatWere(Larder larder) {
        users.save(ADA);

        assertThatThrownBy(() -> assertThat(larder).evicted("user:43:*"))
                .hasMessageStartingWith("Expected an eviction of user:43:*, but there was user:42:*.");
        assertThatThrownBy(() -> assertThat(larder).evictedNothing())
                .hasMessageStartingWith("Expected no eviction, but there was user:42:*.");
        assertThatThrownBy(() -> assertThat(larder).holds("user:42:profile"))
                .hasMessageStartingWith("Expected a value at user:42:profile, but there is none.");
    }

    @Test
    void aMethodThatIsNotBoundIsAMistake(Larder larder) {
        assertThatThrownBy(() -> assertThat(larder).method("UserService.find"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no method is named UserService.find; the cache knows Users.find, Users.save");
    }

    @Test
    void aCacheThatRecordsNothingSaysHowToRecord() {
        try (Larder plain = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            assertThatThrownBy(() -> assertThat(plain).evicted("user:42:*"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open it with a CacheHistory");
        }
    }

    @Test
    void aHistoryIsClearedAndTakesNotes(CacheHistory history) {
        users.find(42);
        history.clear();
        history.note("test", "began", "the second half");

        assertThat(history.steps()).hasSize(1);
        assertThat(history).hasToString("    1  test  began     the second half\n");
    }

    @Nested
    class ANestedClass {

        @Test
        void hasTheCacheOfItsTest(Larder larder) {
            users.find(42);

            assertThat(larder).method("Users.find").hasLoads(1);
        }

        @Test
        @RedisTest
        void mayBeOnRedis(Larder larder) {
            users.find(42);

            assertThat(larder.config().keyPrefix()).startsWith("test-");
        }
    }
}
