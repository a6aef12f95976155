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
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.testing.ManualTimer;
import dev.larder.runtime.testing.PartitionedStore;
import dev.larder.runtime.testing.RecordingObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A store of which one partition is away. */
class PartitionsTest {

    private static final byte[] VALUE = "1".getBytes(StandardCharsets.US_ASCII);

    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualTimer timer = new ManualTimer();

    private final PartitionedStore store = new PartitionedStore();

    private final ResilientStore guarded = new ResilientStore(
            store.asStore(),
            true,
            new OutageSettings(
                    "",
                    Duration.ofMillis(250),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    3,
                    Duration.ofMillis(400),
                    Duration.ofSeconds(30),
                    100),
            new RecordingObserver(),
            timer);

    private long loadId;

    private LeaseRequest request(String key, String... prefixes) {
        return new LeaseRequest(
                key,
                new IndexEntry.Indexed(List.of(prefixes)),
                ++loadId,
                Duration.ofSeconds(30),
                HOUR,
                Claim.IF_ABSENT);
    }

    private void put(String key) {
        Lease lease = ((Acquisition.Own) value(guarded.acquire(request(key)))).lease();
        assertThat(value(guarded.store(key, lease, VALUE, HOUR))).isTrue();
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return stage.handle((value, failure) ->
                        failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
                .toCompletableFuture()
                .join();
    }

    private BreakerState breaker(String partition) {
        return guarded.partitions().stream()
                .filter(state -> state.name().equals(partition))
                .findFirst()
                .orElseThrow()
                .breakerState();
    }

    private void openBreakerOfB() {
        store.away("b", true);
        for (int i = 0; i < 3; i++) {
            failure(guarded.read("b:1"));
        }
        assertThat(breaker("b")).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void thePartitionThatFailsOpensItsOwnBreaker() {
        put("a:1");
        openBreakerOfB();

        assertThat(breaker("a")).isEqualTo(BreakerState.CLOSED);
        assertThat(value(guarded.read("a:1"))).isInstanceOf(Lookup.Hit.class);
        assertThat(failure(guarded.read("b:1"))).isInstanceOf(BypassException.class);
        assertThat(guarded.breakerState()).isEqualTo(BreakerState.OPEN);

        store.away("b", false);
        timer.pass(Prober.FIRST_PAUSE);
        assertThat(breaker("b")).isEqualTo(BreakerState.CLOSED);
        assertThat(value(guarded.read("b:1"))).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aCountFailsWhileAPartitionIsAway() {
        put("a:1");
        put("b:1");
        put("b:2");
        assertThat(value(guarded.count("*:1"))).isEqualTo(2);

        store.away("b", true);
        assertThat(failure(guarded.count("*:1"))).hasMessage("connection refused");

        openBreakerOfB();
        assertThat(failure(guarded.count("*:1"))).isInstanceOf(BypassException.class);
        assertThat(breaker("a")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aCommandOnSeveralKeysFailsForThoseOfThePartitionThatIsAway() {
        put("a:1");
        put("a:2");
        put("b:1");
        store.away("b", true);

        BatchReplies<Lookup> read = value(guarded.readMany(List.of("a:1", "b:1", "a:2")));
        assertThat(read.get(0)).isInstanceOf(Lookup.Hit.class);
        assertThat(read.get(1)).isNull();
        assertThat(read.get(2)).isInstanceOf(Lookup.Hit.class);
        assertThat(read.failure()).hasMessage("connection refused");
        assertThat(read.isFailed()).isFalse();

        BatchReplies<Acquisition> acquired =
                value(guarded.acquireMany(List.of(request("b:2"), request("a:3"), request("a:4", "b"))));
        assertThat(acquired.get(0)).isNull();
        assertThat(acquired.get(1)).isInstanceOf(Acquisition.Own.class);
        assertThat(acquired.get(2)).as("its index is away").isNull();

        Lease lease = ((Acquisition.Own) acquired.get(1)).lease();
        BatchReplies<Boolean> stored = value(guarded.storeMany(
                List.of(new StoreRequest("b:2", lease, VALUE, HOUR), new StoreRequest("a:3", lease, VALUE, HOUR))));
        assertThat(stored.get(0)).isNull();
        assertThat(stored.get(1)).isTrue();
    }

    @Test
    void aKeyWhoseEvictionIsPendingKeepsNoOtherKeyOfABatchFromBeingRead() {
        put("a:1");
        put("b:1");
        store.away("b", true);
        assertThat(failure(guarded.evict(List.of("b:1"), List.of()))).isInstanceOf(EvictionPendingException.class);
        store.away("b", false);

        BatchReplies<Lookup> read = value(guarded.readMany(List.of("a:1", "b:1", "b:2")));
        assertThat(read.get(0)).isInstanceOf(Lookup.Hit.class);
        assertThat(read.get(1)).isNull();
        assertThat(read.get(2)).isInstanceOf(Lookup.Miss.class);
        assertThat(read.failure()).isInstanceOf(BypassException.class);
    }

    @Test
    void anIndexThatIsAwayIsBlamedAndNotTheKeysPartition() {
        put("a:1");
        store.away("b", true);
        // The ping that finds the culprit counts, too.
        for (int i = 0; i < 2; i++) {
            assertThat(failure(guarded.acquire(request("a:2", "b")))).hasMessage("connection refused");
        }

        assertThat(breaker("a")).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker("b")).isEqualTo(BreakerState.OPEN);
        int before = store.commands().size();
        assertThat(failure(guarded.acquire(request("a:2", "b")))).isInstanceOf(BypassException.class);
        assertThat(store.commands()).hasSize(before);
        assertThat(guarded.isAnswering("a:2", request("a:2", "b").indexEntry())).isFalse();
        assertThat(guarded.isAnswering("a:2", request("a:2", "a").indexEntry())).isTrue();
        assertThat(value(guarded.read("a:1"))).isInstanceOf(Lookup.Hit.class);
    }

    @Test
    void aGroupIsEvictedWhereItCanBeAndPendingElsewhere() {
        put("a:1");
        put("b:1");
        openBreakerOfB();

        assertThat(failure(guarded.evict(List.of("a:1", "b:2"), List.of(GroupPattern.scanned("b:*")))))
                .isInstanceOf(EvictionPendingException.class);

        assertThat(guarded.pendingEvictions()).extracting(PendingScope::text).containsExactly("b:2", "b:*");
        assertThat(value(guarded.read("a:1"))).isInstanceOf(Lookup.Miss.class);
        assertThat(store.commands()).contains("evict a");

        store.away("b", false);
        timer.pass(Duration.ofSeconds(1));
        assertThat(guarded.pendingEvictions()).isEmpty();
        assertThat(value(guarded.read("b:1"))).isInstanceOf(Lookup.Miss.class);
    }

    @Test
    void aPatternThatIsPendingForOnePartitionHidesNoKeyOfAnother() {
        openBreakerOfB();
        failure(guarded.evict(List.of(), List.of(GroupPattern.scanned("*"))));

        put("a:1");
        assertThat(value(guarded.read("a:1"))).isInstanceOf(Lookup.Hit.class);
        assertThat(failure(guarded.read("b:1"))).isInstanceOf(BypassException.class);
    }

    @Test
    void closingSendsThePendingEvictionsOfEachPartitionOnceMore() {
        put("b:1");
        store.away("a", true);
        store.away("b", true);
        failure(guarded.evict(List.of("a:1"), List.of()));
        failure(guarded.evict(List.of("b:1"), List.of()));
        store.away("b", false);
        int before = store.commands().size();

        guarded.close();

        assertThat(store.commands().subList(before, store.commands().size())).contains("evict a", "evict b");
    }
}
