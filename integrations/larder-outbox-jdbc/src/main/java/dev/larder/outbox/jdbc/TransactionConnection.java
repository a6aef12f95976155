package dev.larder.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the calling thread's transaction, which the application or its framework knows. The outbox writes its rows
 * by this connection, so that they are committed or rolled back with the application's own changes.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface TransactionConnection {

    /**
     * Returns the connection, or {@code null} when the calling thread has no transaction in the outbox's database. The
     * eviction is then made as without an outbox, and counted.
     *
     * @throws SQLException when there is a transaction, and its connection cannot be had. The evicting call then fails
     */
    @Nullable
    Connection get() throws SQLException;

    /** Gives the connection back after its use, when {@link #get} took it from a holder that counts; otherwise nothing. */
    default void release(Connection connection) {}

    /**
     * Returns whether the transaction cannot have changed anything. Then no row is written.
     *
     * @return {@code false}, unless overridden
     */
    default boolean isReadOnly() {
        return false;
    }
}
