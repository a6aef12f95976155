package dev.larder.runtime.internal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.outage.MoodyStore.Mood;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Listing;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.NoAnswerException;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResilientStoreTest {

    private static final Duration DEADLINE = Duration.ofMillis(250);

    private static final byte[] OLD = "\"old\"".getBytes(StandardCharsets.UTF_8);

    private final ManualTimer timer = new ManualTimer();

    private final MoodyStore store = new MoodyStore();

    private final Journal journal = new Journal();

    private final ResilientStore guarded = guard(100, "");

    private long loadId;

    private ResilientStore guard(int capacity, String keyStart) {
        OutageSettings settings = new OutageSettings(
                keyStart,
                DEADLINE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(400),
                Duration.ofSeconds(30),
                capacity);
        return new ResilientStore(store, true, settings, journal, timer);
    }

    private static Throwable failureOf(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) -> failure).join();
    }

    private static <T> T valueOf(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isCompleted();
        return stage.toCompletableFuture().join();
    }

    private LeaseRequest request(String key) {
        return new LeaseRequest(
                key,
                new Listing.Unlisted("user"),
                ++loadId,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Claim.EMPTY_PLACE);
    }

    private Lease lease(String key) {
        return ((Acquisition.Own) valueOf(guarded.acquire(request(key)))).lease();
    }

    private void put(String key) {
        assertThat(valueOf(guarded.store(key, lease(key), OLD, Duration.ofHours(1))))
                .isTrue();
    }

    private CompletionStage<Long> evict(String... keys) {
        return guarded.evict(List.of(keys), List.of());
    }

    private void failOften() {
        for (int i = 0; i < 3; i++) {
            assertThat(failureOf(guarded.read("user:0"))).isInstanceOf(StoreException.class);
        }
    }

    @Nested
    class Deadlines {

        @Test
        void a_silent_store_fails_each_command_at_its_deadline() {
            store.become(Mood.SILENT);
            CompletableFuture<Lookup> read = guarded.read("user:1").toCompletableFuture();
            timer.pass(DEADLINE.minusNanos(1));
            assertThat(read).isNotDone();
            timer.pass(Duration.ofNanos(1));
            assertThat(failureOf(read)).isInstanceOf(NoAnswerException.class).hasMessage("no answer within 250 ms");
        }

        @Test
        void commands_expire_in_turn() {
            store.become(Mood.SILENT);
            CompletionStage<Lookup> first = guarded.read("user:1");
            timer.pass(Duration.ofMillis(100));
            CompletionStage<Lookup> second = guarded.read("user:2");
            timer.pass(Duration.ofMillis(150));
            assertThat(first.toCompletableFuture()).isDone();
            assertThat(second.toCompletableFuture()).isNotDone();
            timer.pass(Duration.ofMillis(100));
            assertThat(second.toCompletableFuture()).isDone();
        }

        @Test
        void answered_commands_leave_no_timer_running_forever() {
            store.become(Mood.SLOW);
            CompletionStage<Lookup> read = guarded.read("user:1");
            store.speak();
            assertThat(valueOf(read)).isInstanceOf(Lookup.Miss.class);
            timer.pass(DEADLINE);
            assertThat(timer.isIdle()).isTrue();
        }

        @Test
        void patterns_have_a_longer_one() {
            store.become(Mood.SILENT);
            CompletionStage<Long> eviction =
                    guarded.evict(List.of(), List.of(new GroupPattern("user:1:*", "user:1", "user")));
            timer.pass(Duration.ofSeconds(29));
            assertThat(eviction.toCompletableFuture()).isNotDone();
            timer.pass(Duration.ofSeconds(1));
            assertThat(failureOf(eviction)).isInstanceOf(EvictionPendingException.class);
        }

        @Test
        void a_lease_that_is_granted_too_late_is_given_back() {
            store.become(Mood.SILENT);
            CompletionStage<Acquisition> acquisition = guarded.acquire(request("user:1"));
            timer.pass(DEADLINE);
            assertThat(failureOf(acquisition)).isInstanceOf(NoAnswerException.class);
            store.become(Mood.WILLING);
            store.speak();
            timer.pass(Duration.ofMillis(100));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void a_lease_that_was_granted_without_an_answer_is_given_back() {
            store.become(Mood.LYING);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(StoreException.class);
            store.become(Mood.WILLING);
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Busy.class);
            timer.pass(Duration.ofMillis(100));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void a_lease_that_could_not_be_used_is_given_back() {
            Lease lease = lease("user:1");
            store.become(Mood.FAILING);
            failOften();
            assertThat(failureOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isInstanceOf(BypassException.class);
            store.become(Mood.WILLING);
            timer.pass(Duration.ofMillis(200));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void a_value_whose_store_was_not_acknowledged_stays() {
            Lease lease = lease("user:1");
            store.become(Mood.LYING);
            assertThat(failureOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isInstanceOf(StoreException.class);
            store.become(Mood.WILLING);
            timer.pass(Duration.ofMillis(200));
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Hit.class);
        }

        @Test
        void a_caller_that_gives_up_counts_as_a_failure() {
            store.become(Mood.SILENT);
            for (int i = 0; i < 3; i++) {
                guarded.read("user:1").toCompletableFuture().completeExceptionally(new NoAnswerException(DEADLINE));
            }
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Nested
    class Breaking {

        @Test
        void opens_after_failures_and_then_sends_nothing() {
            store.become(Mood.FAILING);
            failOften();
            int commands = store.commands();
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.beginUpdate(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(store.commands()).isEqualTo(commands);
            assertThat(journal.lines).containsExactly("CLOSED -> OPEN");
        }

        @Test
        void closes_when_a_probe_succeeds_which_no_caller_pays_for() {
            store.become(Mood.SILENT);
            guarded.read("user:1");
            guarded.read("user:2");
            guarded.read("user:3");
            timer.pass(DEADLINE);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            timer.pass(DEADLINE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);

            store.become(Mood.WILLING);
            timer.pass(Duration.ofMillis(100));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
            assertThat(journal.lines)
                    .containsExactly(
                            "CLOSED -> OPEN",
                            "OPEN -> HALF_OPEN",
                            "HALF_OPEN -> OPEN",
                            "OPEN -> HALF_OPEN",
                            "HALF_OPEN -> CLOSED");
        }

        @Test
        void probes_one_at_a_time_with_growing_pauses() {
            store.become(Mood.FAILING);
            failOften();
            int before = store.commands();
            // At 50, 150, 350, 750 and 1150 ms.
            timer.pass(Duration.ofMillis(1200));
            assertThat(store.commands() - before).isEqualTo(5);
        }

        @Test
        void pauses_go_on_growing_when_it_opens_again_at_once() {
            store.become(Mood.FAILING);
            failOften();
            store.become(Mood.WILLING);
            timer.pass(Duration.ofMillis(50));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            store.become(Mood.FAILING);
            failOften();
            store.become(Mood.WILLING);
            timer.pass(Duration.ofMillis(99));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
            timer.pass(Duration.ofMillis(1));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void refused_commands_say_nothing_against_the_store() {
            store.become(Mood.REFUSING);
            failOften();
            failOften();
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void some_failures_among_many_answers_are_borne() {
            for (int i = 0; i < 50; i++) {
                store.become(i % 4 == 0 ? Mood.FAILING : Mood.WILLING);
                guarded.read("user:1");
            }
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void what_was_sent_before_an_outage_does_not_open_it_after() {
            store.become(Mood.SILENT);
            for (int i = 0; i < 3; i++) {
                guarded.read("user:1");
            }
            timer.pass(Duration.ofMillis(150));
            store.become(Mood.FAILING);
            failOften();
            store.become(Mood.WILLING);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            timer.pass(Duration.ofMillis(100));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void a_ping_is_sent_even_while_it_is_open() {
            store.become(Mood.FAILING);
            failOften();
            store.become(Mood.WILLING);
            assertThat(guarded.ping().toCompletableFuture()).isCompleted();
        }

        @Test
        void a_store_that_is_away_at_first_is_probed() {
            store.become(Mood.FAILING);
            guarded.beginAway(new StoreException("not connected yet"));
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            store.become(Mood.WILLING);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }
    }

    @Nested
    class PendingEvictions {

        @Test
        void a_failed_one_keeps_its_keys_from_being_read_until_it_is_replayed() {
            put("user:1");
            put("user:2");
            store.become(Mood.FAILING);
            assertThat(failureOf(evict("user:1"))).isInstanceOf(EvictionPendingException.class);
            store.become(Mood.WILLING);

            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(valueOf(guarded.read("user:2"))).isInstanceOf(Lookup.Hit.class);

            timer.pass(Duration.ofMillis(20));
            assertThat(guarded.pendingEvictions()).isEmpty();
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
            assertThat(journal.lines).containsExactly("queued 1, pending 1", "replayed 1, pending 0");
        }

        @Test
        void a_pattern_keeps_what_it_matches() {
            put("user:1:profile");
            store.become(Mood.FAILING);
            guarded.evict(
                    List.of(),
                    List.of(new GroupPattern("user:1:*", "user:1", "user"), GroupPattern.scanned("*:orders")));
            store.become(Mood.WILLING);
            assertThat(failureOf(guarded.read("user:1:profile"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.read("shop:7:orders"))).isInstanceOf(BypassException.class);
            assertThat(valueOf(guarded.read("user:2:profile"))).isInstanceOf(Lookup.Miss.class);
            timer.pass(Duration.ofMillis(20));
            assertThat(valueOf(guarded.read("user:1:profile"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void one_that_is_refused_by_an_open_breaker_is_replayed_when_it_closes() {
            put("user:1");
            store.become(Mood.FAILING);
            failOften();
            assertThat(failureOf(evict("user:1"))).isInstanceOf(EvictionPendingException.class);
            store.become(Mood.WILLING);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void they_are_replayed_in_order_and_each_once() {
            store.become(Mood.FAILING);
            evict("user:1", "user:2");
            evict("user:3");
            evict("user:1");
            store.become(Mood.WILLING);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted).containsExactly("user:1", "user:2", "user:3");
        }

        @Test
        void a_replay_that_fails_is_repeated() {
            store.become(Mood.FAILING);
            evict("user:1");
            timer.pass(Duration.ofMillis(30));
            assertThat(guarded.pendingEvictions()).singleElement().satisfies(pending -> {
                assertThat(pending.text()).isEqualTo("user:1");
                assertThat(pending.pattern()).isFalse();
                assertThat(pending.attempts()).isEqualTo(1);
            });
            store.become(Mood.WILLING);
            timer.pass(Duration.ofSeconds(1));
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void a_replay_says_nothing_about_an_eviction_that_came_after_it_was_sent() {
            put("user:1");
            store.become(Mood.FAILING);
            evict("user:1");
            // The replay takes effect, and its answer is on the way while another eviction of the key fails.
            store.become(Mood.SLOW);
            timer.pass(Duration.ofMillis(20));
            store.become(Mood.FAILING);
            evict("user:1");
            store.speak();
            assertThat(guarded.pendingEvictions()).hasSize(1);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
        }

        @Test
        void an_eviction_that_succeeds_late_settles_itself_but_no_later_one() {
            store.become(Mood.SLOW);
            CompletionStage<Long> late = evict("user:1", "user:2");
            timer.pass(DEADLINE);
            assertThat(failureOf(late)).isInstanceOf(EvictionPendingException.class);
            store.become(Mood.FAILING);
            evict("user:2");
            store.speak();
            assertThat(guarded.pendingEvictions())
                    .singleElement()
                    .satisfies(pending -> assertThat(pending.text()).isEqualTo("user:2"));
        }

        @Test
        void an_eviction_that_succeeds_settles_an_older_one_of_the_same_key() {
            store.become(Mood.FAILING);
            evict("user:1");
            store.become(Mood.WILLING);
            evict("user:1");
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void a_load_that_began_before_is_not_stored_meanwhile() {
            Lease lease = lease("user:1");
            store.become(Mood.FAILING);
            evict("user:1");
            store.become(Mood.WILLING);
            assertThat(valueOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isFalse();
            assertThat(valueOf(store.inner.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void a_cancelled_one_is_pending() {
            store.become(Mood.SILENT);
            evict("user:1").toCompletableFuture().cancel(false);
            store.become(Mood.WILLING);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
        }

        @Test
        void one_that_always_fails_does_not_hold_up_the_others() {
            store.become(Mood.FAILING);
            guarded.evict(List.of(), List.of(GroupPattern.scanned("*:1")));
            evict("user:2");
            store.become(Mood.SILENT);
            timer.pass(Duration.ofMillis(20));
            timer.pass(Duration.ofSeconds(30));
            store.become(Mood.WILLING);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted).containsExactly("user:2", "*:1");
        }
    }

    @Nested
    class Overflow {

        @Test
        void replaces_the_commonest_first_segment_by_everything_below_it() {
            ResilientStore small = guard(4, "");
            store.become(Mood.FAILING);
            for (int i = 0; i < 3; i++) {
                small.evict(List.of("user:" + i, "order:" + i % 2), List.of());
            }
            assertThat(small.pendingEvictions())
                    .extracting(PendingScope::text)
                    .containsExactlyInAnyOrder("order:0", "order:1", "user:*");
            assertThat(journal.lines).contains("widened 3");
            // It holds what comes later, too.
            small.evict(List.of("user:77"), List.of(new GroupPattern("user:8:*", "user:8", "user")));
            assertThat(small.pendingEvictions()).hasSize(3);
        }

        @Test
        void replaces_all_by_everything_below_the_key_prefix_at_last() {
            ResilientStore small = guard(3, "shop:");
            store.become(Mood.FAILING);
            for (int i = 0; i < 5; i++) {
                small.evict(List.of("shop:kind" + i + ":1"), List.of());
            }
            assertThat(small.pendingEvictions()).extracting(PendingScope::text).containsExactly("shop:*");
            store.become(Mood.WILLING);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted).containsExactly("shop:*");
        }

        @Test
        void never_widens_to_what_is_not_the_caches() {
            ResilientStore small = guard(3, "");
            store.become(Mood.FAILING);
            for (int i = 0; i < 5; i++) {
                small.evict(List.of("kind" + i + ":1"), List.of());
            }
            assertThat(small.pendingEvictions()).hasSize(5);
        }

        @Test
        void escapes_what_would_act_as_a_wildcard() {
            assertThat(new Scope.Beginning("a*[b]?\\:").text()).isEqualTo("a\\*\\[b\\]\\?\\\\:*");
        }
    }

    @Nested
    class StoringMeanwhile {

        private CompletableFuture<Boolean> storeSlowly(String key) {
            return store(Mood.SLOW, key, OLD);
        }

        /** Stores under a lease that was granted before, without an answer so far. */
        private CompletableFuture<Boolean> store(Mood mood, String key, byte[] value) {
            Lease lease = lease(key);
            store.become(mood);
            CompletableFuture<Boolean> stored =
                    guarded.storeMeanwhile(new StoreRequest(key, lease, value, Duration.ofHours(1)));
            store.become(Mood.WILLING);
            assertThat(stored).isNotDone();
            return stored;
        }

        private Map<String, Supplier<CompletionStage<?>>> commands() {
            return Map.of(
                    "read", () -> guarded.read("user:1"),
                    "readAged", () -> guarded.readAged("user:1"),
                    "readMany", () -> guarded.readMany(List.of("user:2", "user:1")),
                    "readAgedMany", () -> guarded.readAgedMany(List.of("user:2", "user:1")),
                    "acquire", () -> guarded.acquire(request("user:1")),
                    "acquireMany", () -> guarded.acquireMany(List.of(request("user:2"), request("user:1"))),
                    "beginUpdate", () -> guarded.beginUpdate(request("user:1")),
                    "beginUpdateMany", () -> guarded.beginUpdateMany(List.of(request("user:2"), request("user:1"))),
                    "remaining", () -> guarded.remaining("user:1"),
                    "expire", () -> guarded.expire("user:1", request("user:1").listing(), Duration.ofHours(1)));
        }

        @Test
        void commands_on_the_key_go_behind_it() {
            commands().forEach((name, command) -> {
                CompletableFuture<Boolean> stored = storeSlowly("user:1");
                int sent = store.commands();
                CompletableFuture<?> answer = command.get().toCompletableFuture();
                assertThat(store.commands()).as(name).isEqualTo(sent);
                assertThat(answer).as(name).isNotDone();
                store.speak();
                assertThat(stored).as(name).isCompletedWithValue(true);
                assertThat(answer).as(name).isCompleted();
                evict("user:1", "user:2");
            });
        }

        @Test
        void commands_on_other_keys_and_evictions_do_not() {
            CompletableFuture<Boolean> stored = storeSlowly("user:1");
            assertThat(valueOf(guarded.read("user:2"))).isInstanceOf(Lookup.Miss.class);
            assertThat(valueOf(evict("user:1"))).isOne();
            assertThat(stored).isNotDone();
        }

        @Test
        void a_store_that_fails_holds_nothing_up_any_longer() {
            CompletableFuture<Boolean> stored = store(Mood.SILENT, "user:1", OLD);
            timer.pass(Duration.ofMillis(100));
            CompletionStage<Lookup> read = guarded.read("user:1");
            timer.pass(Duration.ofMillis(150));
            assertThat(failureOf(stored)).isInstanceOf(NoAnswerException.class);
            assertThat(valueOf(read)).isInstanceOf(Lookup.Miss.class);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void waiting_for_it_is_part_of_the_deadline() {
            storeSlowly("user:1");
            timer.pass(Duration.ofMillis(100));
            store.become(Mood.SILENT);
            CompletionStage<Acquisition> acquisition = guarded.acquire(request("user:1"));
            timer.pass(Duration.ofMillis(249));
            assertThat(acquisition.toCompletableFuture()).isNotDone();
            timer.pass(Duration.ofMillis(1));
            assertThat(failureOf(acquisition)).isInstanceOf(NoAnswerException.class);
        }

        @Test
        void one_that_is_refused_at_once_leaves_nothing() {
            Lease lease = lease("user:1");
            store.become(Mood.FAILING);
            evict("user:1");
            store.become(Mood.WILLING);
            StoreRequest request = new StoreRequest("user:1", lease, OLD, Duration.ofHours(1));
            assertThat(valueOf(guarded.storeMeanwhile(request))).isFalse();
            timer.pass(Duration.ofMillis(20));
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void many_are_too_many_until_they_are_stored() {
            for (int i = 0; i < 64; i++) {
                assertThat(guarded.isStoringMuch()).isFalse();
                storeSlowly("user:" + i);
            }
            assertThat(guarded.isStoringMuch()).isTrue();
            store.speak();
            assertThat(guarded.isStoringMuch()).isFalse();
        }

        @Test
        void much_is_too_much_until_it_is_stored() {
            byte[] half = new byte[4 << 20];
            for (String key : List.of("user:1", "user:2")) {
                assertThat(guarded.isStoringMuch()).isFalse();
                store(Mood.SLOW, key, half);
            }
            assertThat(guarded.isStoringMuch()).isTrue();
            store.speak();
            assertThat(guarded.isStoringMuch()).isFalse();
        }
    }

    @Nested
    class Closing {

        @Test
        void replays_once_more() {
            put("user:1");
            store.become(Mood.FAILING);
            evict("user:1");
            store.become(Mood.WILLING);
            guarded.close();
            assertThat(store.evicted).containsExactly("user:1");
            assertThat(journal.lines).doesNotContain("lost 1");
        }

        @Test
        void tells_what_is_lost() {
            store.become(Mood.FAILING);
            evict("user:1", "user:2");
            guarded.close();
            assertThat(journal.lines).contains("lost 2");
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(timer.isIdle()).isTrue();
        }
    }
}
