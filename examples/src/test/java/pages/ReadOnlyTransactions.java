package pages;

import dev.larder.runtime.Larder;
import dev.larder.runtime.spi.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of plain JDBC that only read. */
final class ReadOnlyTransactions implements Transactions {

    private final DataSource dataSource;

    private final ThreadLocal<@Nullable Reading> current = new ThreadLocal<>();

    ReadOnlyTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Larder open() {
        return Larder.builder()
                .transactions(this)
                .transactionTime(Duration.ofSeconds(60)) // the same in all processes
                .open();
    }

    @Override
    public @Nullable Transaction current() {
        return current.get();
    }

    <T> T read(Function<Connection, T> work) throws SQLException {
        Reading reading = new Reading(System.nanoTime()); // before there is a connection
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            current.set(reading);
            T result = work.apply(connection);
            connection.commit();
            return result;
        } finally {
            current.remove();
            reading.listeners.forEach(listener -> listener.accept(Ending.COMMITTED));
        }
    }

    private static final class Reading implements Transaction {

        private final long begunAt;

        private final List<Consumer<Ending>> listeners = new ArrayList<>();

        Reading(long begunAt) {
            this.begunAt = begunAt;
        }

        @Override
        public Duration snapshotAge() {
            return Duration.ofNanos(System.nanoTime() - begunAt);
        }

        @Override
        public void whenEnded(Consumer<Ending> listener) {
            listeners.add(listener);
        }
    }
}
