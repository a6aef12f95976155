package dev.larder.spring.boot.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The isolation of the thread's connections; apart, since Spring's JDBC may be absent. */
final class JdbcIsolation {

    private JdbcIsolation() {}

    /** Asks the connections, whose drivers know what their databases do by default. */
    static boolean isReadCommitted() {
        List<ConnectionHolder> holders = TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(ConnectionHolder.class::isInstance)
                .map(ConnectionHolder.class::cast)
                .toList();
        return !holders.isEmpty() && holders.stream().allMatch(holder -> isReadCommitted(holder.getConnection()));
    }

    private static boolean isReadCommitted(Connection connection) {
        try {
            return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
        } catch (SQLException e) {
            return false;
        }
    }
}
