package dev.larder.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Creates the table where there is none, if that is wanted, and checks it.
 *
 * @param creates whether the table is created
 */
record TableSetup(OutboxTable table, boolean creates) {

    /** Works by a connection that commits each statement. */
    void apply(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            if (creates && !exists(connection)) {
                create(connection);
            }
            check(connection);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private boolean exists(Connection connection) {
        try {
            table.check(connection);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Another instance that starts at the same moment may be faster, which fails in PostgreSQL in spite of IF NOT EXISTS. */
    private void create(Connection connection) throws SQLException {
        try {
            table.create(connection);
        } catch (SQLException e) {
            if (!exists(connection)) {
                throw e;
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        try {
            table.check(connection);
        } catch (SQLException e) {
            throw new SQLException(
                    "the table " + table.name() + " cannot be read: " + e.getMessage()
                            + "; create it by a migration with \""
                            + String.join("; ", table.dialect().createTable(table.name()))
                                    .replaceAll("\\s+", " ")
                            + "\", or let the outbox create it: createTable(true), larder.outbox.create-table=true in Spring",
                    e);
        }
    }
}
