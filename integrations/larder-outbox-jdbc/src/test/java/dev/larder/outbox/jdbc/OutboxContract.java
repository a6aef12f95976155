package dev.larder.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox does in each database. */
abstract class OutboxContract {

    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<Larder> opened = new ArrayList<>();

    private DataSource dataSource;

    private ThreadTransactions transactions;

    private InMemoryCacheStore store;

    private JdbcOutbox outbox;

    private Larder larder;

    private Items items;

    /** Returns a database without the outbox's table. */
    abstract DataSource emptyDatabase() throws Exception;

    /** Called when nothing uses the database any more. */
    void closeDatabase() throws Exception {}

    @BeforeEach
    void open() throws Exception {
        dataSource = emptyDatabase();
        transactions = new ThreadTransactions(dataSource);
        store = InMemoryCacheStore.create();
        outbox = quick().relayDelay(Duration.ofMillis(200)).build();
        larder = open(outbox, "shop");
        items = new Items(larder);
    }

    @AfterEach
    void close() throws Exception {
        opened.forEach(Larder::close);
        closeDatabase();
    }

    final JdbcOutboxBuilder quick() {
        return JdbcOutbox.builder(dataSource, transactions::connection)
                .createTable(true)
                .relayInterval(Duration.ofMillis(20));
    }

    final Larder open(JdbcOutbox outbox, String prefix) {
        Larder opening = Larder.builder()
                .store(store)
                .keyPrefix(prefix)
                .leaseWait(Duration.ZERO)
                .transactions(transactions)
                .outbox(outbox)
                .open();
        opened.add(opening);
        return opening;
    }

    final DataSource dataSource() {
        return dataSource;
    }

    final long rows() throws SQLException {
        return number("SELECT COUNT(*) FROM larder_outbox");
    }

    final long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitNoRows() {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void aCommitEvictsAtOnceAndItsRowIsDeleted() throws SQLException {
        items.find(1, 10);

        transactions.commit(connection -> {
            items.changed(1);
            assertThat(rows()).as("seen by others").isZero();
        });

        assertThat(items.find(1, 11)).isEqualTo(11);
        awaitNoRows();
        assertThat(outbox.stats().recorded()).isEqualTo(1);
        assertThat(outbox.stats().settled()).isEqualTo(1);
    }

    @Test
    void aRollbackLeavesNothing() throws SQLException {
        items.find(1, 10);

        transactions.rollBack(connection -> items.changed(1));

        assertThat(rows()).isZero();
        assertThat(items.find(1, 11)).isEqualTo(10);
    }

    @Test
    void theRelayEvictsWhatADeadProcessLeft() throws SQLException {
        items.find(1, 10);
        items.find(2, 20);

        transactions.commitAndDie(connection -> items.changed(1, 2));

        assertThat(items.find(1, 11)).isEqualTo(10);
        awaitNoRows();
        assertThat(items.find(1, 11)).isEqualTo(11);
        assertThat(items.find(2, 21)).isEqualTo(21);
        assertThat(outbox.stats().relayed()).isEqualTo(1);
        assertThat(outbox.stats().lag()).isPositive();
    }

    @Test
    void theRelayEvictsGroups() throws SQLException {
        items.find(1, 10);

        transactions.commitAndDie(connection -> items.groupChanged(1));

        awaitNoRows();
        assertThat(items.find(1, 11)).isEqualTo(11);
    }

    @Test
    void theKeysOfAnUpdateAreEvictedWhenItsProcessDied() throws SQLException {
        transactions.commitAndDie(connection -> {
            items.set(1, 10);
            // A load that revokes the update's lease stores what was committed before the update.
            new Items(larder).changed(1);
        });

        awaitNoRows();
        assertThat(outbox.stats().relayed()).isEqualTo(2);
        assertThat(items.find(1, 11)).isEqualTo(11);
    }

    @Test
    void anUpdateThatIsStoredDeletesItsRow() throws SQLException {
        transactions.commit(connection -> items.set(1, 10));

        awaitNoRows();
        assertThat(items.find(1, 11)).isEqualTo(10);
        assertThat(outbox.stats().settled()).isEqualTo(1);
    }

    @Test
    void aCallWhoseRowCannotBeWrittenFails() throws SQLException {
        execute("DROP TABLE larder_outbox");

        assertThatThrownBy(() -> transactions.commit(connection -> items.changed(1)))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("the eviction cannot be kept in the outbox's table larder_outbox,"
                        + " so that the transaction must not commit: ");
    }

    @Test
    void anotherCachesRowsAreLeftAlone() throws SQLException {
        // Its relay waits for longer than the test.
        Items theirs = new Items(open(quick().relayDelay(Duration.ofHours(1)).build(), "other"));
        transactions.commitAndDie(connection -> theirs.changed(1));
        transactions.commitAndDie(connection -> items.changed(1));

        await().atMost(TIMEOUT).until(() -> outbox.stats().relayed() == 1);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rows()).isEqualTo(1));
    }

    @Test
    void manyTargetsTakeSeveralRows() throws SQLException {
        transactions.commitAndDie(connection ->
                items.changed(LongStream.range(1_000_000, 1_000_500).toArray()));

        assertThat(outbox.stats().recorded()).isGreaterThan(1);
        awaitNoRows();
    }

    @Test
    void theTableIsMeasured() throws SQLException {
        JdbcOutbox patient = quick().relayDelay(Duration.ofHours(1)).build();
        Items theirs = new Items(open(patient, "other"));

        transactions.commitAndDie(connection -> theirs.changed(1));

        await().atMost(TIMEOUT).until(() -> patient.stats().rows() == 1);
        await().atMost(TIMEOUT).until(() -> patient.stats().oldest().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void twoRelaysTakeEachRowOnce() throws SQLException {
        for (boolean skipsLocked : skippings()) {
            execute("DELETE FROM larder_outbox");
            JdbcOutbox writer = quick().build();
            CountingEvictor idle = new CountingEvictor("twice");
            idle.available = false;
            writer.start(idle);
            transactions.commit(connection -> {
                for (int i = 0; i < 300; i++) {
                    writer.add(List.of("item:" + i));
                }
            });
            execute("UPDATE larder_outbox SET due = 0");
            CountingEvictor first = new CountingEvictor("twice");
            CountingEvictor second = new CountingEvictor("twice");
            JdbcOutbox one = quick().skipsLocked(skipsLocked).relayBatch(20).build();
            JdbcOutbox other = quick().skipsLocked(skipsLocked).relayBatch(20).build();

            one.start(first);
            other.start(second);
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rows()).isZero());
            one.stop();
            other.stop();
            writer.stop();

            List<String> all = new ArrayList<>(first.evicted);
            all.addAll(second.evicted);
            assertThat(all).hasSize(300).doesNotHaveDuplicates();
        }
    }

    /** Returns the ways to take rows that the database has. */
    boolean[] skippings() {
        return new boolean[] {true, false};
    }
}
