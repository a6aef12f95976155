package dev.larder.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.error.CacheException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay and the writing of rows, with an evictor that only remembers. */
class RelayTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

    private final ThreadTransactions transactions = new ThreadTransactions(database);

    private final CountingEvictor evictor = new CountingEvictor("shop");

    private JdbcOutbox outbox = quick().build();

    @AfterEach
    void close() {
        outbox.stop();
        database.dispose();
    }

    private JdbcOutboxBuilder quick() {
        return JdbcOutbox.builder(database, transactions::connection)
                .createTable(true)
                .relayDelay(Duration.ofMillis(1))
                .relayInterval(Duration.ofMillis(10));
    }

    private void leave(int rows) throws SQLException {
        transactions.commitAndDie(connection -> {
            for (int i = 0; i < rows; i++) {
                outbox.add(List.of("item:" + i));
            }
        });
    }

    private long rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM larder_outbox")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void noMoreThanABatchIsBeingEvicted() throws SQLException {
        outbox = quick().relayBatch(5).build();
        CompletableFuture<Long> slow = new CompletableFuture<>();
        evictor.outcome = () -> slow;
        evictor.available = false;
        outbox.start(evictor);
        leave(20);

        evictor.available = true;
        await().atMost(TIMEOUT).until(() -> evictor.evicted.size() == 5);
        await().pollDelay(Duration.ofMillis(200)).atMost(TIMEOUT).until(() -> evictor.evicted.size() == 5);
        assertThat(rows()).isEqualTo(20);

        slow.complete(1L);
        await().atMost(TIMEOUT).until(() -> rows() == 0);
        assertThat(evictor.evicted).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsTakenWhileTheStoreIsAway() throws SQLException {
        evictor.available = false;
        outbox.start(evictor);
        leave(3);

        await().pollDelay(Duration.ofMillis(200)).atMost(TIMEOUT).until(() -> evictor.evicted.isEmpty());
        assertThat(rows()).isEqualTo(3);

        evictor.available = true;
        await().atMost(TIMEOUT).until(() -> rows() == 0);
    }

    @Test
    void aRowThatCannotBeEvictedIsTakenAgain() throws SQLException {
        outbox = quick().claimTime(Duration.ofMillis(50)).build();
        evictor.outcome = () -> CompletableFuture.failedFuture(new IllegalStateException("away"));
        outbox.start(evictor);
        leave(1);

        await().atMost(TIMEOUT).until(() -> outbox.stats().relayFailures() >= 2);
        assertThat(rows()).isEqualTo(1);

        evictor.outcome = () -> CompletableFuture.completedFuture(1L);
        await().atMost(TIMEOUT).until(() -> rows() == 0);
    }

    @Test
    void aRowThatIsNoTargetHoldsUpNoOther() throws SQLException {
        evictor.available = false;
        outbox.start(evictor);
        leave(2);
        evictor.outcome = () -> {
            if (evictor.evicted.get(evictor.evicted.size() - 1).equals("item:0")) {
                throw new IllegalArgumentException("no key");
            }
            return CompletableFuture.completedFuture(1L);
        };

        evictor.available = true;

        await().atMost(TIMEOUT).until(() -> rows() == 1);
        assertThat(outbox.stats().relayFailures()).isEqualTo(1);
        assertThat(outbox.stats().relayed()).isEqualTo(1);
    }

    @Test
    void theRelaySurvivesADatabaseThatFails() throws SQLException {
        outbox.start(evictor);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE larder_outbox RENAME TO hidden");
            await().atMost(TIMEOUT).until(() -> outbox.stats().failedRounds() > 0);
            statement.execute("ALTER TABLE hidden RENAME TO larder_outbox");
        }

        leave(1);

        await().atMost(TIMEOUT).until(() -> outbox.stats().relayed() == 1);
    }

    @Test
    void anEvictionInATransactionElsewhereIsMadeAsWithoutAnOutbox() {
        outbox.start(evictor);

        outbox.add(List.of("item:1"));

        assertThat(outbox.stats().unrecorded()).isEqualTo(1);
        assertThat(outbox.stats().recorded()).isZero();
    }

    @Test
    void aConnectionThatCommitsEachStatementIsNoTransaction() throws SQLException {
        try (Connection connection = database.getConnection()) {
            outbox = JdbcOutbox.builder(database, () -> connection)
                    .createTable(true)
                    .build();
            outbox.start(evictor);

            outbox.add(List.of("item:1"));

            assertThat(outbox.stats().unrecorded()).isEqualTo(1);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void aTargetThatIsTooLongFailsTheCall() {
        outbox.start(evictor);

        assertThatThrownBy(() -> outbox.add(List.of("item:" + "x".repeat(4000))))
                .isInstanceOf(CacheException.class)
                .hasMessage("a key or pattern of an eviction has 4005 characters, and the outbox keeps at most 4000;"
                        + " give it fewer placeholders, or a digest such as {filter|sha256}");
    }

    @Test
    void aMissingTableIsToldWithItsStatement() {
        JdbcOutbox missing = JdbcOutbox.builder(database, transactions::connection)
                .table("app_outbox")
                .build();

        assertThatThrownBy(() -> missing.start(evictor))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("the table app_outbox cannot be read")
                .hasMessageContaining("CREATE TABLE IF NOT EXISTS app_outbox ( id VARCHAR(36)")
                .hasMessageContaining("CREATE INDEX IF NOT EXISTS app_outbox_due ON app_outbox (cache, due)")
                .hasMessageEndingWith(
                        "or let the outbox create it: createTable(true), larder.outbox.create-table=true in Spring");
    }

    @Test
    void aTableInASchemaIsCreated() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA app");
        }
        outbox = quick().table("app.outbox").build();
        outbox.start(evictor);

        leave(1);

        await().atMost(TIMEOUT).until(() -> outbox.stats().relayed() == 1);
    }

    @Test
    void oneOutboxServesOneCache() {
        outbox.start(evictor);

        assertThatThrownBy(() -> outbox.start(evictor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this outbox serves a Larder already; build another one for another Larder");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> quick().table("outbox; DROP TABLE users"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table must be a name of letters, digits and _");
        assertThatThrownBy(() -> quick().relayBatch(0)).hasMessage("relayBatch must be from 1 to 10000, but was 0");
        assertThatThrownBy(() -> quick().relayDelay(Duration.ZERO))
                .hasMessage("relayDelay must be at least a millisecond and at most a day, but was PT0S");
    }

    @Test
    void theStatisticsAreMeters() throws SQLException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new OutboxMetrics(outbox).bindTo(registry);
        outbox.start(evictor);
        leave(2);

        await().atMost(TIMEOUT)
                .until(() ->
                        registry.get("larder.outbox.relayed").functionCounter().count() == 2);
        assertThat(registry.get("larder.outbox.recorded").functionCounter().count())
                .isEqualTo(2);
        assertThat(registry.get("larder.outbox.lag").timeGauge().value()).isGreaterThanOrEqualTo(0);
    }
}
