package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.key.TagTemplate;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.testing.ManualClock;
import dev.larder.test.store.InterceptedStore;
import dev.larder.test.store.StoreCall;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads in transactions that know the age of their snapshot, while evictions leave traces. */
class SnapshotLoadsTest {

    private static final KeyPattern NAME = KeyPattern.of("name:{id}");

    private final ManualClock clock = new ManualClock();

    private final OneTransaction transactions = new OneTransaction();

    /** Runs once, when the store has granted a lease. */
    private final AtomicReference<@Nullable Runnable> afterLease = new AtomicReference<>();

    private final Larder larder = Larder.builder()
            .store(new Store())
            .transactions(transactions)
            .clock(clock)
            .transactionTime(Duration.ofMinutes(1))
            .open();

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Names.find")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(10))
            .build();

    private static final UpdatingMethod<String> UPDATE = UpdatingMethod.returning(String.class)
            .named("Names.update")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(10))
            .build();

    private final ReadThrough<String> find = larder.readThrough(FIND);

    private final Eviction save = larder.eviction(EvictingMethod.named("Names.save"));

    @BeforeEach
    void beginToLeaveTraces() {
        clock.advance(Duration.ofMinutes(2));
        transactions.tellAges(clock::elapsed);
    }

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void whatASnapshotLoadsIsStored() {
        transactions.begin();
        clock.advance(Duration.ofSeconds(20));
        find("loaded");
        transactions.end(Ending.COMMITTED);

        assertThat(find("unused")).isEqualTo("loaded");
        assertThat(unstored()).isZero();
    }

    @Test
    void whatWasEvictedSinceTheTransactionBeganIsNotStored() {
        transactions.begin();
        clock.advance(Duration.ofSeconds(20));
        transactions.elsewhere(() -> save.evict(NAME.with(1)));
        clock.advance(Duration.ofSeconds(20));
        find("of the snapshot");
        transactions.end(Ending.COMMITTED);

        assertThat(find("new")).isEqualTo("new");
        assertThat(unstored()).isEqualTo(1);
    }

    @Test
    void whatWasEvictedBeforeTheTransactionBeganIsStored() {
        save.evict(NAME.with(1));
        clock.advance(Duration.ofSeconds(1));
        transactions.begin();
        find("loaded");
        transactions.end(Ending.COMMITTED);

        assertThat(find("unused")).isEqualTo("loaded");
    }

    @Test
    void aSnapshotOlderThanTracesStoresNothing() {
        transactions.begin();
        clock.advance(Duration.ofMinutes(1));
        find("of the snapshot");
        transactions.end(Ending.COMMITTED);

        assertThat(find("new")).isEqualTo("new");
        assertThat(unstored()).isEqualTo(1);
    }

    @Test
    void afterItsOwnEvictionATransactionStoresNothing() {
        transactions.begin();
        save.evict(NAME.with(2));
        find("perhaps uncommitted");
        transactions.end(Ending.ROLLED_BACK);

        assertThat(find("committed")).isEqualTo("committed");
    }

    @Test
    void anUpdateThatFailsForbidsTheStoreToTransactionsFromBeforeOnly() {
        WriteThrough<String> update = larder.writeThrough(UPDATE);
        transactions.begin();
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> transactions.elsewhere(() -> update.update(update.key(1), () -> {
                    throw new IllegalStateException("refused");
                })))
                .hasMessage("refused");
        find("of the snapshot");
        transactions.end(Ending.COMMITTED);
        assertThat(unstored()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        transactions.begin();
        find("loaded");
        transactions.end(Ending.COMMITTED);

        assertThat(find("unused")).isEqualTo("loaded");
    }

    @Test
    void aBatchStoresWhatWasNotEvicted() {
        BatchReadThrough<Integer, String> findAll = larder.batchReadThrough(FIND);
        transactions.begin();
        transactions.elsewhere(() -> save.evict(NAME.with(1)));
        findAll.getAll(List.of(1, 2), findAll::key, ids -> Map.of(1, "old", 2, "two"));
        transactions.end(Ending.COMMITTED);

        assertThat(find("new")).isEqualTo("new");
        assertThat(find.get(find.key(2), () -> "unused")).isEqualTo("two");
        assertThat(unstored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team:1", "city:york"})
    void aTagThatWasEvictedSinceTheTransactionBeganForbidsTheStore(String tag) {
        transactions.tellAges(() -> Duration.ofNanos(System.nanoTime()));
        transactions.begin();
        transactions.elsewhere(() -> larder.client().evictTag(tag));
        findTagged("of the snapshot");
        transactions.end(Ending.COMMITTED);

        assertThat(find("new")).isEqualTo("new");
    }

    @Test
    void aTagThatWasEvictedBeforeDoesNot() {
        larder.client().evictTags(List.of("team:1", "city:york"));
        transactions.begin();
        findTagged("loaded");
        transactions.end(Ending.COMMITTED);

        assertThat(find("unused")).isEqualTo("loaded");
        assertThat(larder.client().evictTag("team:1")).isOne();
    }

    /** Finds a name that carries a tag of the arguments and one of the value. */
    private void findTagged(String loaded) {
        find.get(
                find.key(1)
                        .tagged(() -> List.of(TagTemplate.of("team:{team}").with(1)))
                        .taggedBy(
                                name -> List.of(TagTemplate.of("city:{result}").with("york"))),
                () -> loaded);
    }

    @Test
    void theTimeOfTheAnswerCountsAsWell() {
        save.evict(NAME.with(1));
        clock.advance(Duration.ofSeconds(1));
        transactions.begin();
        afterLease.set(() -> clock.advance(Duration.ofSeconds(1)));
        find("of the snapshot");
        transactions.end(Ending.COMMITTED);

        assertThat(find("new")).isEqualTo("new");
    }

    @Test
    void aCallThatJoinsBeforeTheLoadDoesNotShareWhatTheStoreRefused() {
        AtomicReference<CompletableFuture<@Nullable String>> joined = new AtomicReference<>();
        transactions.begin();
        afterLease.set(() -> {
            save.evict(NAME.with(1));
            joined.set(join("new"));
        });
        assertThat(find("of the snapshot")).isEqualTo("of the snapshot");
        transactions.end(Ending.COMMITTED);

        assertThat(joined.get().join()).isEqualTo("new");
    }

    /** Returns the result of a call outside of transactions, which waits for another one by now. */
    private CompletableFuture<@Nullable String> join(String loaded) {
        CompletableFuture<@Nullable String> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> result.complete(find(loaded)));
        caller.start();
        while (caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return result;
    }

    private @Nullable String find(String loaded) {
        return find.get(find.key(1), () -> loaded);
    }

    private long unstored() {
        return larder.stats().method("Names.find").unstoredInTransaction();
    }

    private final class Store extends InterceptedStore {

        Store() {
            super(InMemoryCacheStore.create(clock));
        }

        @Override
        protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
            CompletionStage<T> answer = call.proceed();
            if (call.command() == StoreCommand.ACQUIRE) {
                Runnable next = afterLease.getAndSet(null);
                if (next != null) {
                    transactions.elsewhere(() -> {
                        next.run();
                        return null;
                    });
                }
            }
            return answer;
        }
    }
}
