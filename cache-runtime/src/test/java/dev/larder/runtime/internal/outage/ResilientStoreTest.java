package dev.larder.runtime.internal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.pending.EvictionPendingException;
import dev.larder.runtime.internal.pending.PendingScope;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.NoAnswerException;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.testing.FaultyStore;
import dev.larder.runtime.testing.FaultyStore.Behavior;
import dev.larder.runtime.testing.ManualTimer;
import dev.larder.runtime.testing.RecordingObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResilientStoreTest {

    private static final Duration DEADLINE = Duration.ofMillis(250);

    private static final byte[] OLD = "\"old\"".getBytes(StandardCharsets.UTF_8);

    private final ManualTimer timer = new ManualTimer();

    private final FaultyStore store = new FaultyStore();

    private final RecordingObserver observer = new RecordingObserver();

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
        return new ResilientStore(store, true, settings, observer, timer);
    }

    private static Throwable failureOf(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) ->
                        failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
                .join();
    }

    private static <T> T valueOf(CompletionStage<T> stage) {
        assertThat(stage.toCompletableFuture()).isCompleted();
        return stage.toCompletableFuture().join();
    }

    private LeaseRequest request(String key) {
        return new LeaseRequest(
                key,
                new IndexEntry.Unindexed("user"),
                ++loadId,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Claim.IF_ABSENT);
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
        void aSilentStoreFailsEachCommandAtItsDeadline() {
            store.behave(Behavior.SILENT);
            CompletableFuture<Lookup> read = guarded.read("user:1").toCompletableFuture();
            timer.pass(DEADLINE.minusNanos(1));
            assertThat(read).isNotDone();
            timer.pass(Duration.ofNanos(1));
            assertThat(failureOf(read)).isInstanceOf(NoAnswerException.class).hasMessage("no answer within 250 ms");
        }

        @Test
        void commandsExpireInTurn() {
            store.behave(Behavior.SILENT);
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
        void answeredCommandsLeaveNoTimerRunningForever() {
            store.behave(Behavior.SLOW);
            CompletionStage<Lookup> read = guarded.read("user:1");
            store.answer();
            assertThat(valueOf(read)).isInstanceOf(Lookup.Miss.class);
            timer.pass(DEADLINE);
            assertThat(timer.isIdle()).isTrue();
        }

        @Test
        void patternsHaveALongerOne() {
            store.behave(Behavior.SILENT);
            CompletionStage<Long> eviction =
                    guarded.evict(List.of(), List.of(new GroupPattern("user:1:*", "user:1", "user")));
            timer.pass(Duration.ofSeconds(29));
            assertThat(eviction.toCompletableFuture()).isNotDone();
            timer.pass(Duration.ofSeconds(1));
            assertThat(failureOf(eviction)).isInstanceOf(EvictionPendingException.class);
        }

        @Test
        void aLeaseThatIsGrantedTooLateIsGivenBack() {
            store.behave(Behavior.SILENT);
            CompletionStage<Acquisition> acquisition = guarded.acquire(request("user:1"));
            timer.pass(DEADLINE);
            assertThat(failureOf(acquisition)).isInstanceOf(NoAnswerException.class);
            store.behave(Behavior.NORMAL);
            store.answer();
            timer.pass(Duration.ofMillis(100));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void aLeaseThatWasGrantedWithoutAnAnswerIsGivenBack() {
            store.behave(Behavior.FAILING_AFTERWARDS);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(StoreException.class);
            store.behave(Behavior.NORMAL);
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Busy.class);
            timer.pass(Duration.ofMillis(100));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void aLeaseIsGivenBackWithoutAskingForItAgain() {
            store.behave(Behavior.FAILING_AFTERWARDS);
            guarded.acquire(request("user:1"));
            guarded.acquire(request("user:1"));
            store.behave(Behavior.NORMAL);
            int before = store.commands();

            timer.pass(Duration.ofSeconds(1));

            // Two releases, since the key has had two loads.
            assertThat(store.commands()).isEqualTo(before + 2);
            lease("user:1");
        }

        @Test
        void aLeaseThatCannotBeGivenBackIsNotAskedForAgainAndAgain() {
            store.behave(Behavior.FAILING_AFTERWARDS);
            guarded.acquire(request("user:1"));
            store.behave(Behavior.REFUSING);
            int before = store.commands();

            timer.pass(Duration.ofMinutes(2));

            assertThat(store.commands() - before).isBetween(5, 40);
        }

        @Test
        void aLeaseThatCouldNotBeUsedIsGivenBack() {
            Lease lease = lease("user:1");
            store.behave(Behavior.FAILING);
            failOften();
            assertThat(failureOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isInstanceOf(BypassException.class);
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofMillis(200));
            assertThat(valueOf(guarded.acquire(request("user:1")))).isInstanceOf(Acquisition.Own.class);
        }

        @Test
        void aValueWhoseStoreWasNotAcknowledgedStays() {
            Lease lease = lease("user:1");
            store.behave(Behavior.FAILING_AFTERWARDS);
            assertThat(failureOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isInstanceOf(StoreException.class);
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofMillis(200));
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Hit.class);
        }

        @Test
        void aCallerThatGivesUpCountsAsAFailure() {
            store.behave(Behavior.SILENT);
            for (int i = 0; i < 3; i++) {
                guarded.read("user:1").toCompletableFuture().completeExceptionally(new NoAnswerException(DEADLINE));
            }
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Nested
    class Breaking {

        @Test
        void opensAfterFailuresAndThenSendsNothing() {
            store.behave(Behavior.FAILING);
            failOften();
            int commands = store.commands();
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.beginUpdate(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(store.commands()).isEqualTo(commands);
            assertThat(observer.lines()).containsExactly("CLOSED -> OPEN");
        }

        @Test
        void closesWhenAProbeSucceedsWhichNoCallerPaysFor() {
            store.behave(Behavior.SILENT);
            guarded.read("user:1");
            guarded.read("user:2");
            guarded.read("user:3");
            timer.pass(DEADLINE);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.HALF_OPEN);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            timer.pass(DEADLINE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);

            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofMillis(100));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
            assertThat(observer.lines())
                    .containsExactly(
                            "CLOSED -> OPEN",
                            "OPEN -> HALF_OPEN",
                            "HALF_OPEN -> OPEN",
                            "OPEN -> HALF_OPEN",
                            "HALF_OPEN -> CLOSED");
        }

        @Test
        void probesOneAtATimeWithGrowingPauses() {
            store.behave(Behavior.FAILING);
            failOften();
            int before = store.commands();
            // At 50, 150, 350, 750 and 1150 ms.
            timer.pass(Duration.ofMillis(1200));
            assertThat(store.commands() - before).isEqualTo(5);
        }

        @Test
        void pausesGoOnGrowingWhenItOpensAgainAtOnce() {
            store.behave(Behavior.FAILING);
            failOften();
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofMillis(50));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            store.behave(Behavior.FAILING);
            failOften();
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofMillis(99));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);
            timer.pass(Duration.ofMillis(1));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void refusedCommandsSayNothingAgainstTheStore() {
            store.behave(Behavior.REFUSING);
            failOften();
            failOften();
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void someFailuresAmongManyAnswersAreBorne() {
            for (int i = 0; i < 50; i++) {
                store.behave(i % 4 == 0 ? Behavior.FAILING : Behavior.NORMAL);
                guarded.read("user:1");
            }
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void whatWasSentBeforeAnOutageDoesNotOpenItAfter() {
            store.behave(Behavior.SILENT);
            for (int i = 0; i < 3; i++) {
                guarded.read("user:1");
            }
            timer.pass(Duration.ofMillis(150));
            store.behave(Behavior.FAILING);
            failOften();
            store.behave(Behavior.NORMAL);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
            timer.pass(Duration.ofMillis(100));
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);
        }

        @Test
        void aPingIsSentEvenWhileItIsOpen() {
            store.behave(Behavior.FAILING);
            failOften();
            store.behave(Behavior.NORMAL);
            assertThat(guarded.ping().toCompletableFuture()).isCompleted();
        }

        @Test
        void aStoreThatIsAwayAtFirstIsProbed() {
            store.behave(Behavior.FAILING);
            guarded.beginAway(new StoreException("not connected yet"));
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            store.behave(Behavior.NORMAL);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }
    }

    @Nested
    class PendingEvictions {

        @Test
        void aFailedOneKeepsItsKeysFromBeingReadUntilItIsReplayed() {
            put("user:1");
            put("user:2");
            store.behave(Behavior.FAILING);
            assertThat(failureOf(evict("user:1"))).isInstanceOf(EvictionPendingException.class);
            store.behave(Behavior.NORMAL);

            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(valueOf(guarded.read("user:2"))).isInstanceOf(Lookup.Hit.class);

            timer.pass(Duration.ofMillis(20));
            assertThat(guarded.pendingEvictions()).isEmpty();
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
            assertThat(observer.lines()).containsExactly("queued 1, pending 1", "replayed 1, pending 0");
        }

        @Test
        void oneThatTheStoreRepeatsKeepsItsKeysFromBeingReadUntilThen() {
            put("user:1");
            put("user:2");
            store.repeat("user:1"::equals);

            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.readTimed("user:1"))).isInstanceOf(BypassException.class);
            BatchReplies<Lookup> several = valueOf(guarded.readMany(List.of("user:2", "user:1")));
            assertThat(several.get(0)).isInstanceOf(Lookup.Hit.class);
            assertThat(several.get(1)).isNull();
            assertThat(several.failure()).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.acquire(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.beginUpdate(request("user:1")))).isInstanceOf(BypassException.class);
            assertThat(valueOf(guarded.read("user:2"))).isInstanceOf(Lookup.Hit.class);
            assertThat(guarded.breakerState()).isEqualTo(BreakerState.CLOSED);

            store.repeat(key -> false);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Hit.class);
        }

        @Test
        void aPatternKeepsWhatItMatches() {
            put("user:1:profile");
            store.behave(Behavior.FAILING);
            guarded.evict(
                    List.of(),
                    List.of(new GroupPattern("user:1:*", "user:1", "user"), GroupPattern.scanned("*:orders")));
            store.behave(Behavior.NORMAL);
            assertThat(failureOf(guarded.read("user:1:profile"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(guarded.read("shop:7:orders"))).isInstanceOf(BypassException.class);
            assertThat(valueOf(guarded.read("user:2:profile"))).isInstanceOf(Lookup.Miss.class);
            timer.pass(Duration.ofMillis(20));
            assertThat(valueOf(guarded.read("user:1:profile"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void oneThatIsRefusedByAnOpenBreakerIsReplayedWhenItCloses() {
            put("user:1");
            store.behave(Behavior.FAILING);
            failOften();
            assertThat(failureOf(evict("user:1"))).isInstanceOf(EvictionPendingException.class);
            store.behave(Behavior.NORMAL);
            timer.pass(Prober.FIRST_PAUSE);
            assertThat(valueOf(guarded.read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void theyAreReplayedInOrderAndEachOnce() {
            store.behave(Behavior.FAILING);
            evict("user:1", "user:2");
            evict("user:3");
            evict("user:1");
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted()).containsExactly("user:1", "user:2", "user:3");
        }

        @Test
        void aReplayThatFailsIsRepeated() {
            store.behave(Behavior.FAILING);
            evict("user:1");
            timer.pass(Duration.ofMillis(30));
            assertThat(guarded.pendingEvictions()).singleElement().satisfies(pending -> {
                assertThat(pending.text()).isEqualTo("user:1");
                assertThat(pending.pattern()).isFalse();
                assertThat(pending.attempts()).isEqualTo(1);
            });
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofSeconds(1));
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void aReplaySaysNothingAboutAnEvictionThatCameAfterItWasSent() {
            put("user:1");
            store.behave(Behavior.FAILING);
            evict("user:1");
            // The replay takes effect, and its answer is on the way while another eviction of the key fails.
            store.behave(Behavior.SLOW);
            timer.pass(Duration.ofMillis(20));
            store.behave(Behavior.FAILING);
            evict("user:1");
            store.answer();
            assertThat(guarded.pendingEvictions()).hasSize(1);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
        }

        @Test
        void anEvictionThatSucceedsLateSettlesItselfButNoLaterOne() {
            store.behave(Behavior.SLOW);
            CompletionStage<Long> late = evict("user:1", "user:2");
            timer.pass(DEADLINE);
            assertThat(failureOf(late)).isInstanceOf(EvictionPendingException.class);
            store.behave(Behavior.FAILING);
            evict("user:2");
            store.answer();
            assertThat(guarded.pendingEvictions())
                    .singleElement()
                    .satisfies(pending -> assertThat(pending.text()).isEqualTo("user:2"));
        }

        @Test
        void anEvictionThatSucceedsSettlesAnOlderOneOfTheSameKey() {
            store.behave(Behavior.FAILING);
            evict("user:1");
            store.behave(Behavior.NORMAL);
            evict("user:1");
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void aLoadThatBeganBeforeIsNotStoredMeanwhile() {
            Lease lease = lease("user:1");
            store.behave(Behavior.FAILING);
            evict("user:1");
            store.behave(Behavior.NORMAL);
            assertThat(valueOf(guarded.store("user:1", lease, OLD, Duration.ofHours(1))))
                    .isFalse();
            assertThat(valueOf(store.inner().read("user:1"))).isInstanceOf(Lookup.Miss.class);
        }

        @Test
        void aCancelledOneIsPending() {
            store.behave(Behavior.SILENT);
            evict("user:1").toCompletableFuture().cancel(false);
            store.behave(Behavior.NORMAL);
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
        }

        @Test
        void oneThatAlwaysFailsDoesNotHoldUpTheOthers() {
            store.behave(Behavior.FAILING);
            guarded.evict(List.of(), List.of(GroupPattern.scanned("*:1")));
            evict("user:2");
            store.behave(Behavior.SILENT);
            timer.pass(Duration.ofMillis(20));
            timer.pass(Duration.ofSeconds(30));
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted()).containsExactly("user:2", "*:1");
        }
    }

    @Nested
    class Overflow {

        @Test
        void replacesTheCommonestFirstSegmentByEverythingBelowIt() {
            ResilientStore small = guard(4, "");
            store.behave(Behavior.FAILING);
            for (int i = 0; i < 3; i++) {
                small.evict(List.of("user:" + i, "order:" + i % 2), List.of());
            }
            assertThat(small.pendingEvictions())
                    .extracting(PendingScope::text)
                    .containsExactlyInAnyOrder("order:0", "order:1", "user:*");
            assertThat(observer.lines()).contains("widened 3");
            // It holds what comes later, too.
            small.evict(List.of("user:77"), List.of(new GroupPattern("user:8:*", "user:8", "user")));
            assertThat(small.pendingEvictions()).hasSize(3);
        }

        @Test
        void replacesAllByEverythingBelowTheKeyPrefixAtLast() {
            ResilientStore small = guard(3, "shop:");
            store.behave(Behavior.FAILING);
            for (int i = 0; i < 5; i++) {
                small.evict(List.of("shop:kind" + i + ":1"), List.of());
            }
            assertThat(small.pendingEvictions()).extracting(PendingScope::text).containsExactly("shop:*");
            store.behave(Behavior.NORMAL);
            timer.pass(Duration.ofSeconds(1));
            assertThat(store.evicted()).containsExactly("shop:*");
        }

        @Test
        void neverWidensToWhatIsNotTheCaches() {
            ResilientStore small = guard(3, "");
            store.behave(Behavior.FAILING);
            for (int i = 0; i < 5; i++) {
                small.evict(List.of("kind" + i + ":1"), List.of());
            }
            assertThat(small.pendingEvictions()).hasSize(5);
        }
    }

    @Nested
    class Closing {

        @Test
        void thePendingEvictionsAreSentOnceMore() {
            put("user:1");
            store.behave(Behavior.FAILING);
            evict("user:1");
            store.behave(Behavior.NORMAL);
            guarded.close();
            assertThat(store.evicted()).containsExactly("user:1");
            assertThat(observer.lines()).doesNotContain("lost 1");
        }

        @Test
        void theEvictionsThatFailAgainAreReportedAsLost() {
            store.behave(Behavior.FAILING);
            evict("user:1", "user:2");
            guarded.close();
            assertThat(observer.lines()).contains("lost 2");
            assertThat(failureOf(guarded.read("user:1"))).isInstanceOf(BypassException.class);
            assertThat(timer.isIdle()).isTrue();
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void anEvictionAfterItIsLostAndNotPending() {
            guarded.close();
            assertThat(failureOf(evict("user:1", "user:2"))).isInstanceOf(BypassException.class);
            assertThat(failureOf(evict("user:3"))).isInstanceOf(BypassException.class);
            assertThat(observer.lines()).containsExactly("lost 2", "lost 1");
            assertThat(guarded.pendingEvictions()).isEmpty();
        }

        @Test
        void commandsThatAreNotAnsweredFail() {
            store.behave(Behavior.SILENT);
            List<CompletionStage<?>> commands = List.of(
                    guarded.read("user:1"),
                    complete(List.of("user:1", "user:2")),
                    complete(IntStream.range(0, 2000).mapToObj(i -> "user:" + i).toList()),
                    guarded.acquire(request("user:1")),
                    guarded.remaining("user:1"),
                    guarded.ping());
            store.behave(Behavior.NORMAL);
            guarded.close();
            assertThat(commands)
                    .allSatisfy(command -> assertThat(failureOf(command))
                            .isInstanceOf(BypassException.class)
                            .hasMessage("given up, since the cache was closed"));
            assertThat(observer.lines()).isEmpty();
        }

        private CompletionStage<?> complete(List<String> keys) {
            return guarded.readMany(keys).thenCompose(BatchReplies::complete);
        }

        @Test
        void anEvictionThatIsNotAnsweredIsSentOnceMore() {
            put("user:1");
            store.behave(Behavior.SILENT);
            CompletionStage<Long> byKey = evict("user:1");
            CompletionStage<Long> byPattern = guarded.evict(List.of(), List.of(GroupPattern.scanned("shop:*")));
            store.behave(Behavior.NORMAL);
            guarded.close();
            assertThat(failureOf(byKey)).isInstanceOf(EvictionPendingException.class);
            assertThat(failureOf(byPattern)).isInstanceOf(EvictionPendingException.class);
            assertThat(store.evicted()).containsExactly("user:1", "shop:*");
            assertThat(observer.lines()).containsExactly("queued 1, pending 1", "queued 1, pending 2");
        }

        @Test
        void aSecondCloseDoesNothing() {
            store.behave(Behavior.FAILING);
            evict("user:1");
            guarded.close();
            guarded.close();
            assertThat(observer.lines()).containsOnlyOnce("lost 1");
        }
    }
}
