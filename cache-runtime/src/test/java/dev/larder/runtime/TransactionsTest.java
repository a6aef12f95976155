package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.Transactions.Ending;
import dev.larder.runtime.testing.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransactionsTest {

    private final OneTransaction transactions = new OneTransaction();

    private final Larder larder = Larder.builder()
            .store(InMemoryCacheStore.create())
            .transactions(transactions)
            .leaseWait(Duration.ZERO)
            .open();

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Names.find")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(1))
            .build();

    private final ReadThrough<String> find = larder.readThrough(FIND);

    private final WriteThrough<String> rename = larder.writeThrough(UpdatingMethod.returning(String.class)
            .named("Names.rename")
            .key("name:{id}")
            .ttl(Duration.ofMinutes(1))
            .build());

    private final Eviction save = larder.eviction(EvictingMethod.named("Names.save"));

    private static final KeyPattern NAME = KeyPattern.of("name:{id}");

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void anEvictionOutsideOfATransactionIsCarriedOutAtOnce() {
        find("old");
        assertThat(save.evict(NAME.with(1))).isEqualTo(1);
        assertThat(find("new")).isEqualTo("new");
    }

    @Test
    void anUpdateThatASavepointUndidIsNotStored() {
        transactions.begin();
        rename.update(rename.key(2), () -> "kept");
        transactions.undo(true);
        rename.update(rename.key(3), () -> "undone");
        transactions.undo(false);
        transactions.end(Ending.COMMITTED);

        assertThat(find.get(find.key(2), () -> "loaded")).isEqualTo("kept");
        assertThat(find.get(find.key(3), () -> "loaded")).isEqualTo("loaded");
    }

    @Test
    void anEvictionWaitsForTheCommit() {
        find("old");
        transactions.begin();
        assertThat(save.evict(NAME.with(1))).isZero();
        assertThat(transactions.elsewhere(() -> find("unused"))).isEqualTo("old");
        transactions.end(Ending.COMMITTED);
        assertThat(find("new")).isEqualTo("new");
    }

    @Test
    void aRollbackDropsTheEviction() {
        find("old");
        transactions.begin();
        save.evict(NAME.with(1));
        transactions.end(Ending.ROLLED_BACK);
        assertThat(find("unused")).isEqualTo("old");
    }

    @Test
    void aTransactionThatOnlyReadsUsesTheCache() {
        find("cached");
        transactions.begin();
        assertThat(find("unused")).isEqualTo("cached");
        transactions.end(Ending.COMMITTED);
    }

    @Test
    void whatATransactionLoadsIsNotKeptSinceItMayReadASnapshotOrItsOwnChanges() {
        transactions.begin();
        assertThat(find("of a snapshot")).isEqualTo("of a snapshot");
        transactions.end(Ending.COMMITTED);
        assertThat(find("latest")).isEqualTo("latest");
    }

    @Test
    void whatATransactionLoadsIsKeptWhenItReadsOnlyTheLatestThatIsCommitted() {
        transactions.readLatestCommitted();
        transactions.begin();
        find("latest");
        transactions.end(Ending.COMMITTED);
        assertThat(find("unused")).isEqualTo("latest");
    }

    @Test
    void loadsWithinATransactionAreCountedAndToldOnceForTheMethod() {
        try (LogLines log = new LogLines()) {
            transactions.begin();
            find("first");
            find("second");
            transactions.end(Ending.COMMITTED);

            assertThat(larder.stats().method("Names.find").unstoredInTransaction())
                    .isEqualTo(2);
            assertThat(log.all())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("Loads of this method within a transaction are not stored: Names.find at name:")
                    .contains("Transaction.snapshotAge()", "docs/transactions.md")
                    .doesNotContain("first");
        }
    }

    @Test
    void loadsOfSeveralKeysWithinATransactionAreCountedByValue() {
        BatchReadThrough<Integer, String> findAll = larder.batchReadThrough(FIND);
        find("cached");
        transactions.begin();
        findAll.getAll(List.of(1, 2, 3, 4), findAll::key, ids -> Map.of(2, "two", 3, "three"));
        transactions.end(Ending.COMMITTED);

        assertThat(larder.stats().method("Names.find").unstoredInTransaction()).isEqualTo(2);
    }

    @Test
    void loadsThatAreStoredAndAbsencesAreNotCountedAsUnstored() {
        find("outside");
        transactions.begin();
        find("a hit");
        find.get(find.key(2), () -> null);
        transactions.end(Ending.COMMITTED);
        transactions.readLatestCommitted();
        transactions.begin();
        find.get(find.key(3), () -> "latest");
        transactions.end(Ending.COMMITTED);

        assertThat(larder.stats().method("Names.find").unstoredInTransaction()).isZero();
    }

    @Test
    void aTransactionSeesItsOwnChangesAndTheCacheDoesNotLearnThem() {
        find("committed");
        transactions.begin();
        save.evict(NAME.with(1));
        assertThat(find("uncommitted")).isEqualTo("uncommitted");
        transactions.end(Ending.ROLLED_BACK);
        assertThat(find("unused")).isEqualTo("committed");
    }

    @Test
    void anUpdateIsStoredWhenTheTransactionHasCommitted() {
        find("old");
        transactions.begin();
        assertThat(rename.update(rename.key(1), () -> "new")).isEqualTo("new");
        assertThat(transactions.elsewhere(() -> stored())).isNull();
        transactions.end(Ending.COMMITTED);
        assertThat(stored()).isEqualTo("new");
    }

    @Test
    void anUpdateThatIsRolledBackLeavesNothing() {
        find("old");
        transactions.begin();
        rename.update(rename.key(1), () -> "never");
        transactions.end(Ending.ROLLED_BACK);
        assertThat(find("old")).isEqualTo("old");
        assertThat(larder.stats().method("Names.find").loads()).isEqualTo(2);
    }

    @Test
    void anUpdateThatThrowsLeavesNothingAfterTheCommit() {
        find("old");
        transactions.begin();
        assertThatThrownBy(() -> rename.update(rename.key(1), () -> {
                    throw new IllegalStateException("half done");
                }))
                .hasMessage("half done");
        transactions.end(Ending.COMMITTED);
        assertThat(stored()).isNull();
    }

    @Test
    void theNextTransactionStartsAfresh() {
        transactions.begin();
        save.evict(NAME.with(1));
        transactions.end(Ending.COMMITTED);
        find("cached");
        transactions.begin();
        assertThat(find("unused")).isEqualTo("cached");
        transactions.end(Ending.COMMITTED);
    }

    private @Nullable String find(String loaded) {
        return find.get(find.key(1), () -> loaded);
    }

    /** What the cache holds, or null; nothing is stored. */
    private @Nullable String stored() {
        return find.get(find.key(1), () -> null);
    }
}
