package dev.larder.examples.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The storefront's database: a pool of connections, its tables and its first data. Thread-safe. */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource dataSource;

    private final ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);

    private final boolean ownMemory;

    private final LongAdder statements = new LongAdder();

    private final ThreadLocal<@Nullable JdbcTransaction> current = new ThreadLocal<>();

    private final boolean isNew;

    private Database(HikariDataSource dataSource, boolean ownMemory) {
        this.dataSource = dataSource;
        this.ownMemory = ownMemory;
        this.isNew = inTransaction(session -> new Schema(session).createIfMissing());
    }

    /**
     * Opens the database that {@code DATABASE_URL} (with {@code DATABASE_USER} and {@code DATABASE_PASSWORD}) names, or
     * else one in memory that lives until {@link #close}; creates tables and first data where there are none.
     *
     * @throws IllegalArgumentException if {@code DATABASE_URL} is not a JDBC URL
     * @throws DatabaseException if the database cannot be reached
     */
    public static Database open(Map<String, String> environment) {
        String url = environment.getOrDefault("DATABASE_URL", "");
        boolean ownMemory = url.isEmpty();
        if (!ownMemory && !url.startsWith("jdbc:")) {
            throw new IllegalArgumentException("DATABASE_URL must be a JDBC URL such as jdbc:h2:./storefront"
                    + " or jdbc:postgresql://localhost/storefront (with its driver on the class path)");
        }
        HikariDataSource pool = pool(ownMemory ? memoryUrl() : url, environment);
        try {
            return new Database(pool, ownMemory);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static String memoryUrl() {
        return "jdbc:h2:mem:storefront-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static HikariDataSource pool(String url, Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("storefront");
        config.setJdbcUrl(url);
        config.setUsername(environment.get("DATABASE_USER"));
        config.setPassword(environment.get("DATABASE_PASSWORD"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseException("The database of DATABASE_URL does not answer: " + e.getMessage(), e);
        }
    }

    /** Work with the statements of one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** The transactions that calls run in, for the cache: so evictions inside of one wait for its commit. */
    public Transactions transactions() {
        return current::get;
    }

    /** Gives connections outside of the transactions of calls. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Returns the connection of the transaction that the calling thread runs in; {@code null} outside of one. */
    public @Nullable Connection connection() {
        JdbcTransaction transaction = current.get();
        return transaction == null ? null : transaction.session().connection();
    }

    /** Commits a call as a process does that dies right after: nobody hears of the commit. */
    public void commitUnheard(Runnable call) {
        try (Connection connection = dataSource.getConnection()) {
            current.set(new JdbcTransaction(new Session(connection, statements)));
            try {
                call.run();
                connection.commit();
            } finally {
                current.remove();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The database failed: " + e.getMessage(), e);
        }
    }

    /** Runs calls of several services in one transaction: commits when they return, rolls back when one throws. */
    public <T> T together(Supplier<T> calls) {
        return inTransaction(session -> calls.get());
    }

    /** Runs a call on a thread of the database's own; as many run at a time as there are connections. */
    <T> CompletableFuture<T> later(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, workers);
    }

    /** Runs the work in the caller's transaction, or else in one of its own. */
    <T> T inTransaction(Work<T> work) {
        JdbcTransaction outer = current.get();
        try {
            return outer == null ? inNewTransaction(work) : work.run(outer.session());
        } catch (SQLException e) {
            throw new DatabaseException("The database failed: " + e.getMessage(), e);
        }
    }

    private <T> T inNewTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTransaction transaction = new JdbcTransaction(new Session(connection, statements));
            T result;
            current.set(transaction);
            try {
                result = work.run(transaction.session());
            } catch (SQLException | RuntimeException | Error e) {
                current.remove();
                rollBack(connection, transaction);
                throw e;
            }
            current.remove();
            commit(connection, transaction);
            return result;
        }
    }

    private static void rollBack(Connection connection, JdbcTransaction transaction) throws SQLException {
        try {
            connection.rollback();
        } finally {
            transaction.end(Ending.ROLLED_BACK);
        }
    }

    /** A commit that fails may have taken effect all the same. */
    private static void commit(Connection connection, JdbcTransaction transaction) throws SQLException {
        try {
            connection.commit();
        } finally {
            transaction.end(Ending.COMMITTED);
        }
    }

    /** How many statements were sent since it was opened. */
    public long statements() {
        return statements.sum();
    }

    /** Whether its data was created just now, so that nothing that anybody cached can be about it. */
    public boolean isNew() {
        return isNew;
    }

    /** What it is, for people: never a password. */
    public String description() {
        return ownMemory
                ? "H2 in memory"
                : dataSource.getJdbcUrl().replaceFirst("[;?].*", "").replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public void close() {
        workers.shutdown();
        if (ownMemory) {
            shutDown();
        }
        dataSource.close();
    }

    private void shutDown() {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            // H2 cuts the connection that shut it down; there is nothing left to close either way.
        }
    }
}
