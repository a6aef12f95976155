package dev.larder.outbox.jdbc;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.spi.EvictionOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox in a table of the application's database: H2, PostgreSQL, MySQL or MariaDB.
 *
 * <pre>{@code
 * JdbcOutbox outbox = JdbcOutbox.builder(dataSource, transactions::connection).build();
 * Larder larder = Larder.builder().transactions(transactions).outbox(outbox).open();
 * }</pre>
 *
 * <p>An eviction in a transaction costs one {@code INSERT} by the transaction's connection. Rows are deleted in batches by the
 * thread of the relay, which takes one connection of the data source in each round. One outbox serves one {@code Larder}.
 * This class is thread-safe.
 */
public final class JdbcOutbox implements EvictionOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcOutbox.class);

    /** Length of the column. */
    private static final int MAX_CACHE_NAME = 255;

    private final DataSource dataSource;

    private final TransactionConnection connection;

    private final OutboxSettings settings;

    private final @Nullable Boolean skipsLocked;

    private final OutboxCounters counters = new OutboxCounters();

    private final AtomicBoolean warned = new AtomicBoolean();

    private volatile @Nullable Running running;

    JdbcOutbox(
            DataSource dataSource,
            TransactionConnection connection,
            OutboxSettings settings,
            @Nullable Boolean skipsLocked) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.settings = settings;
        this.skipsLocked = skipsLocked;
    }

    /** What a started outbox works with. */
    private record Running(OutboxTable table, Relay relay) {}

    /**
     * Returns a builder.
     *
     * @param dataSource gives connections to the relay, outside of the application's transactions
     * @param connection gives the connection of the caller's transaction, to the same database
     */
    public static JdbcOutboxBuilder builder(DataSource dataSource, TransactionConnection connection) {
        return new JdbcOutboxBuilder(dataSource, connection);
    }

    /** Returns the statistics. No statement is sent: the relay measures the table every few rounds. */
    public OutboxStats stats() {
        return counters.stats();
    }

    @Override
    public synchronized void start(Evictor evictor) {
        if (running != null) {
            throw new IllegalStateException(
                    "this outbox serves a Larder already; build another one for another Larder");
        }
        if (evictor.keyPrefix().length() > MAX_CACHE_NAME) {
            throw new IllegalArgumentException("with an outbox the key prefix must have at most " + MAX_CACHE_NAME
                    + " characters, but it has " + evictor.keyPrefix().length());
        }
        OutboxTable table = openTable(evictor.keyPrefix());
        Relay relay = new Relay(table, new RelaySession(dataSource), evictor, settings, counters);
        relay.start();
        running = new Running(table, relay);
    }

    private OutboxTable openTable(String cache) {
        try (Connection database = dataSource.getConnection()) {
            Dialect.Recognized recognized = Dialect.of(database.getMetaData());
            OutboxTable table = new OutboxTable(
                    settings.table(),
                    cache,
                    recognized.dialect(),
                    skipsLocked == null ? recognized.skipsLocked() : skipsLocked);
            new TableSetup(table, settings.createsTable()).apply(database);
            return table;
        } catch (SQLException e) {
            throw new CacheException("the outbox cannot use its database: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        Running ended = running;
        running = null;
        if (ended != null) {
            ended.relay().stop();
        }
    }

    @Override
    public Entry add(Collection<String> targets) {
        Running current = running;
        if (current == null || connection.isReadOnly()) {
            return Entry.NONE;
        }
        List<String> rows = TargetText.rows(targets);
        try {
            Connection transaction = connection.get();
            if (transaction == null) {
                return unrecorded("it is not a transaction of the outbox's data source");
            }
            try {
                return add(rows, transaction, current);
            } finally {
                connection.release(transaction);
            }
        } catch (SQLException e) {
            throw new CacheException(
                    "the eviction cannot be kept in the outbox's table " + settings.table()
                            + ", so that the transaction" + " must not commit: " + e.getMessage(),
                    e);
        }
    }

    private Entry add(List<String> rows, Connection transaction, Running current) throws SQLException {
        if (transaction.getAutoCommit()) {
            return unrecorded("its connection commits each statement by itself");
        }
        List<String> ids = current.table().insert(transaction, rows, settings.relayDelay());
        counters.recorded.add(ids.size());
        return () -> current.relay().evicted(ids);
    }

    /** The eviction is made as without an outbox: what else would another database's transaction have to do with this one? */
    private Entry unrecorded(String reason) {
        counters.unrecorded.increment();
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "An eviction in a transaction is not kept in the outbox's table {}, and made as without an outbox: {}."
                            + " Later ones are only counted, as unrecorded",
                    settings.table(),
                    reason);
        }
        return Entry.NONE;
    }

    /** Returns the name of the table. */
    @Override
    public String toString() {
        return "JdbcOutbox[" + settings.table() + "]";
    }
}
