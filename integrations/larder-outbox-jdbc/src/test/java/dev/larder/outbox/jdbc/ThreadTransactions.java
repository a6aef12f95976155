package dev.larder.outbox.jdbc;

import dev.larder.runtime.spi.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of threads by plain JDBC. */
final class ThreadTransactions implements Transactions {

    private final DataSource dataSource;

    private final ThreadLocal<@Nullable Running> current = new ThreadLocal<>();

    ThreadTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Statements and evictions of one transaction. */
    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    @Override
    public @Nullable Transaction current() {
        return current.get();
    }

    @Nullable
    Connection connection() {
        Running running = current.get();
        return running == null ? null : running.connection;
    }

    void commit(Work work) throws SQLException {
        run(work, true, true);
    }

    void rollBack(Work work) throws SQLException {
        run(work, false, true);
    }

    /** Commits as a process that dies before it learns so. */
    void commitAndDie(Work work) throws SQLException {
        run(work, true, false);
    }

    private void run(Work work, boolean commits, boolean survives) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Running running = new Running(connection);
            current.set(running);
            try {
                work.run(connection);
            } catch (SQLException | RuntimeException e) {
                current.remove();
                connection.rollback();
                running.end(Ending.ROLLED_BACK);
                throw e;
            }
            current.remove();
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
            if (survives) {
                running.end(commits ? Ending.COMMITTED : Ending.ROLLED_BACK);
            }
        }
    }

    /** Compared by identity. */
    private static final class Running implements Transaction {
        private final Connection connection;

        private final List<Consumer<Ending>> listeners = new ArrayList<>();

        Running(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void whenEnded(Consumer<Ending> listener) {
            listeners.add(listener);
        }

        void end(Ending ending) {
            listeners.forEach(listener -> listener.accept(ending));
        }
    }
}
