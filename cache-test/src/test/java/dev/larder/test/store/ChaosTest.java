package dev.larder.test.store;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import dev.larder.test.FakeUsers;
import dev.larder.test.LarderTest;
import dev.larder.test.User;
import dev.larder.test.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChaosTest {

    private final Chaos chaos = Chaos.over(InMemoryCacheStore.create());

    private final StoredValues values = chaos.values();

    private CompletableFuture<Lookup> read() {
        return chaos.read("user:42").toCompletableFuture();
    }

    private CompletableFuture<Long> evict() {
        return chaos.evict(List.of("user:42"), List.of()).toCompletableFuture();
    }

    @Test
    void aFaultIsForItsCommandUntilItIsHealed() {
        chaos.on(StoreCommand.READ, Fault.failing());

        assertThat(read()).isCompletedExceptionally();
        assertThat(read()).isCompletedExceptionally();
        assertThat(evict()).isCompletedWithValue(0L);

        chaos.heal();
        assertThat(read()).isCompletedWithValue(Lookup.miss());
        assertThat(chaos.log()).containsExactly("READ user:42: FAILING", "READ user:42: FAILING");
        assertThat(chaos.count(StoreCommand.READ)).isEqualTo(3);
    }

    @Test
    void theNextFaultIsMetOnce() {
        chaos.next(StoreCommand.READ, Fault.refused()).next(StoreCommand.READ, Fault.failing());

        assertThat(read())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(CommandRefusedException.class);
        assertThat(read()).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(StoreException.class);
        assertThat(read()).isCompleted();
    }

    @Test
    void faultsDifferInTheirEffectAndInTheirAnswer() {
        values.put("user:42", "1");
        chaos.next(StoreCommand.EVICT, Fault.lost());
        assertThat(evict()).isNotDone();
        assertThat(values.at("user:42")).isEqualTo("1");

        chaos.next(StoreCommand.EVICT, Fault.replyLost());
        assertThat(evict()).isNotDone();
        assertThat(values.at("user:42")).isEqualTo("miss");

        values.put("user:42", "1");
        chaos.next(StoreCommand.EVICT, Fault.failingAfterwards());
        assertThat(evict()).isCompletedExceptionally();
        assertThat(values.at("user:42")).isEqualTo("miss");

        values.put("user:42", "1");
        chaos.next(StoreCommand.EVICT, Fault.repeated());
        assertThat(evict()).isCompletedWithValue(0L);

        chaos.next(StoreCommand.EVICT, Fault.thrown());
        assertThatThrownBy(this::evict).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLateAnswerComesAfterItsTime() {
        chaos.next(StoreCommand.READ, Fault.late(Duration.ofMillis(30)));
        long start = System.nanoTime();

        assertThat(read().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(Lookup.miss());
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void aHeldCommandIsCarriedOutAndAnsweredWhenTheTestSaysSo() {
        values.put("user:42", "1");
        HeldCommand held = chaos.hold(StoreCommand.EVICT);
        CompletableFuture<Long> evicting = evict();

        held.awaitArrival();
        assertThat(values.at("user:42")).isEqualTo("1");
        held.execute();
        assertThat(values.at("user:42")).isEqualTo("miss");
        assertThat(evicting).isNotDone();
        held.reply();
        assertThat(evicting).isCompletedWithValue(1L);

        HeldCommand failing = chaos.hold(StoreCommand.READ);
        CompletionStage<Lookup> reading = read();
        failing.fail();
        assertThat(reading.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aSeedGivesTheSameRunTwiceAndAnotherSeedAnotherOne() {
        assertThat(run(42)).hasSizeGreaterThan(220).isEqualTo(run(42)).isNotEqualTo(run(43));
    }

    @Test
    void allFaultsAreDrawnTheSameTwice() {
        assertThat(drawn(42)).isEqualTo(drawn(42)).isNotEqualTo(drawn(43)).hasSizeBetween(80, 120);
    }

    private static List<String> drawn(long seed) {
        Chaos chaos = Chaos.over(InMemoryCacheStore.create()).seed(seed, 0.5);
        for (int i = 0; i < 100; i++) {
            chaos.read("user:" + i % 7);
            chaos.evict(List.of("user:" + i % 5), List.of());
        }
        return chaos.log();
    }

    /** Calls a service 200 times and changes it at times; returns the names that callers got, and the faults. */
    private static List<String> run(long seed) {
        Chaos chaos = Chaos.over(InMemoryCacheStore.create());
        chaos.seed(seed, 0.2, Fault.repeated(), Fault.late(Duration.ofMillis(1)));
        List<String> seen = new ArrayList<>();
        try (Larder larder = Larder.builder()
                .store(chaos)
                .commandTimeout(Duration.ofSeconds(20))
                .open()) {
            Users users = larder.cached(Users.class, new FakeUsers());
            for (int i = 0; i < 200; i++) {
                long id = i % 7;
                if (i % 5 == 0) {
                    users.save(new User(id, "name " + i));
                }
                seen.add(users.find(id).map(User::name).orElse("none"));
            }
        }
        seen.addAll(chaos.log());
        return seen;
    }

    @Test
    void theShareIsCheckedAndHeld() {
        assertThatThrownBy(() -> chaos.seed(1, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be from 0 to 1 but is 1.5");
        chaos.seed(1, 0.25, Fault.failing());

        for (int i = 0; i < 1000; i++) {
            assertThat(read()).isDone();
        }

        assertThat(chaos.log()).hasSizeBetween(200, 300);
    }

    @Test
    @LarderTest
    void aServiceGoesOnWhileItsStoreIsAway(Larder larder, Chaos around) {
        Users users = larder.cached(Users.class, new FakeUsers(new User(42, "Ada")));
        around.onAll(Fault.failing());

        assertThat(users.find(42)).isPresent();
        assertThat(users.find(42)).isPresent();
        assertThat(larder).method("Users.find").hasLoads(2).hasHits(0);

        users.save(new User(42, "Ada Lovelace"));
        assertThatThrownBy(() -> assertThat(larder).doesNotHold("user:42:profile"))
                .hasMessageStartingWith("Expected an answer of the store, but ttl failed: ");

        around.heal();
        assertThat(larder).within(Duration.ofSeconds(10)).doesNotHold("user:42:profile");
    }
}
