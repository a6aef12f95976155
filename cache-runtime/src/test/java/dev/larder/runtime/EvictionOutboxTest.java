package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncEviction;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a {@code Larder} tells an outbox, and what the outbox evicts by it. */
final class EvictionOutboxTest {

    private static final KeyPattern NAME = KeyPattern.of("name:{id}");

    private final OneTransaction transactions = new OneTransaction();

    private final RememberingOutbox outbox = new RememberingOutbox();

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final List<CacheEvent> events = new ArrayList<>();

    private final Larder larder = Larder.builder()
            .store(store)
            .keyPrefix("shop")
            .transactions(transactions)
            .outbox(outbox)
            .leaseWait(Duration.ZERO)
            .listener(events::add)
            .open();

    private final ReadThrough<String> find = larder.readThrough(CachedMethod.returning(String.class)
            .named("Names.find")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(1))
            .build());

    private final WriteThrough<String> rename = larder.writeThrough(UpdatingMethod.returning(String.class)
            .named("Names.rename")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(1))
            .build());

    private final Eviction save = larder.eviction(EvictingMethod.named("Names.save"));

    private final AsyncEviction saveLater = larder.asyncEviction(EvictingMethod.named("Names.saveLater"));

    @AfterEach
    void close() {
        larder.close();
    }

    private @Nullable String find(Object id) {
        return find.get(find.key(id), () -> "loaded");
    }

    @Test
    void anEvictionIsAddedInItsTransactionAndToldOfAfterTheCommit() {
        transactions.begin();
        save.evict(List.of(NAME.with("a:b"), KeyPattern.of("name:{id}:*").with(KeyPattern.ANY)));
        assertThat(outbox.log).containsExactly("add [name:a%3Ab, name:*:*]");

        transactions.end(Ending.COMMITTED);
        assertThat(outbox.log).containsExactly("add [name:a%3Ab, name:*:*]", "evicted [name:a%3Ab, name:*:*]");
    }

    @Test
    void aRollbackIsNotToldOf() {
        transactions.begin();
        save.evict(NAME.with(1));
        rename.update(rename.key(2), () -> "new");
        transactions.end(Ending.ROLLED_BACK);

        assertThat(outbox.log).containsExactly("add [name:1]", "add [name:2]");
    }

    @Test
    void outsideOfTransactionsNothingIsAdded() {
        save.evict(NAME.with(1));
        rename.update(rename.key(2), () -> "new");

        assertThat(outbox.log).isEmpty();
    }

    @Test
    void theKeysOfAnUpdateAreAddedBeforeItsMethodIsCalled() {
        transactions.begin();
        rename.update(rename.key(2), () -> {
            outbox.log.add("called");
            return "new";
        });
        transactions.end(Ending.COMMITTED);

        assertThat(outbox.log).containsExactly("add [name:2]", "called", "evicted [name:2]");
        assertThat(find(2)).isEqualTo("new");
    }

    @Test
    void anUpdateWhoseKeysCannotBeAddedFailsBeforeItsMethodIsCalled() {
        find(2);
        outbox.failure = new IllegalStateException("full");
        transactions.begin();

        assertThatThrownBy(() -> rename.update(rename.key(2), () -> {
                    throw new AssertionError("called");
                }))
                .isSameAs(outbox.failure);

        transactions.end(Ending.ROLLED_BACK);
        assertThat(find.get(find.key(2), () -> "again")).isEqualTo("loaded");
    }

    @Test
    void anEvictionThatCannotBeAddedFailsAndIsMadeAllTheSameIfItsCallerCommits() {
        find(1);
        outbox.failure = new IllegalStateException("full");
        transactions.begin();

        assertThatThrownBy(() -> save.evict(NAME.with(1))).isSameAs(outbox.failure);

        transactions.end(Ending.COMMITTED);
        assertThat(find.get(find.key(1), () -> "again")).isEqualTo("again");
    }

    @Test
    void anEvictionThatFailsIsNotToldOf() {
        store.on(StoreCommand.EVICT, Fault.failing());
        transactions.begin();
        save.evict(NAME.with(1));
        transactions.end(Ending.COMMITTED);

        assertThat(outbox.log).containsExactly("add [name:1]");
    }

    @Test
    void whatAnAsynchronousMethodWillEvictLaterIsNotAdded() {
        CompletableFuture<String> running = new CompletableFuture<>();
        transactions.begin();
        saveLater.onSuccess(() -> running, result -> List.of(NAME.with(1)));
        saveLater.evict(List.of(NAME.with(2))).join();
        transactions.end(Ending.COMMITTED);
        running.complete("done");

        assertThat(outbox.log).containsExactly("add [name:2]", "evicted [name:2]");
    }

    @Test
    void theOutboxEvictsKeysAndGroupsBehindThePrefix() {
        find("a:b");
        find("c");

        assertThat(outbox.evictor().keyPrefix()).isEqualTo("shop");
        assertThat(outbox.evictor().isAvailable()).isTrue();
        assertThat(outbox.evictor()
                        .evict(List.of("name:a%3Ab"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(1);
        assertThat(outbox.evictor()
                        .evict(List.of("name:*", "other:1"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(1);

        assertThat(events).contains(new CacheEvent.EvictionsRelayed(1, 1), new CacheEvent.EvictionsRelayed(2, 1));
    }

    @Test
    void theOutboxIsStoppedWithTheCache() {
        larder.close();

        assertThat(outbox.log).containsExactly("stopped");
    }

    @Test
    void aCacheWhoseOutboxDoesNotStartIsNotOpened() {
        RememberingOutbox broken = new RememberingOutbox();
        broken.failure = new IllegalStateException("no table");

        assertThatThrownBy(() -> Larder.builder()
                        .store(InMemoryCacheStore.create())
                        .transactions(transactions)
                        .outbox(broken)
                        .open())
                .isSameAs(broken.failure);
        assertThat(broken.log).containsExactly("stopped");
    }

    @Test
    void anOutboxNeedsTransactions() {
        assertThatThrownBy(() -> Larder.builder()
                        .store(InMemoryCacheStore.create())
                        .outbox(outbox)
                        .open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "an outbox keeps the evictions of transactions, and none are known; set transactions(…) as well");
    }

    /** Remembers what it is told. */
    private static final class RememberingOutbox implements EvictionOutbox {
        final List<String> log = new ArrayList<>();

        @Nullable
        RuntimeException failure;

        private @Nullable Evictor evictor;

        Evictor evictor() {
            return java.util.Objects.requireNonNull(evictor);
        }

        @Override
        public Entry add(Collection<String> targets) {
            fail();
            log.add("add " + targets);
            return () -> log.add("evicted " + targets);
        }

        @Override
        public void start(Evictor evictor) {
            this.evictor = evictor;
            fail();
        }

        @Override
        public void stop() {
            log.add("stopped");
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
