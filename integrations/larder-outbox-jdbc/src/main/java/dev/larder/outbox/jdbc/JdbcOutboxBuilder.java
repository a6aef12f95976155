package dev.larder.outbox.jdbc;

import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link JdbcOutbox}; start at {@link JdbcOutbox#builder}. Each setter throws an
 * {@link IllegalArgumentException} when its value is out of range. Not thread-safe.
 */
public final class JdbcOutboxBuilder {

    private final DataSource dataSource;

    private final TransactionConnection connection;

    private OutboxSettings settings = OutboxSettings.DEFAULTS;

    private @Nullable Boolean skipsLocked;

    JdbcOutboxBuilder(DataSource dataSource, TransactionConnection connection) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /** Sets the name of the table, with a schema or without; {@code larder_outbox} by default. */
    public JdbcOutboxBuilder table(String name) {
        settings = settings.withTable(Objects.requireNonNull(name, "name"));
        return this;
    }

    /**
     * Sets whether the table is created at the start where there is none; {@code false} by default, since an application's
     * user of the database often may not create tables, and its migrations do.
     */
    public JdbcOutboxBuilder createTable(boolean create) {
        settings = settings.withCreatesTable(create);
        return this;
    }

    /** Sets the age at which a relay takes a row; 5 s by default. Until then the process that wrote it is to evict. */
    public JdbcOutboxBuilder relayDelay(Duration delay) {
        settings = settings.withRelayDelay(delay);
        return this;
    }

    /** Sets the pause between two rounds of this process's relay, which also deletes rows; 1 s by default. */
    public JdbcOutboxBuilder relayInterval(Duration interval) {
        settings = settings.withRelayInterval(interval);
        return this;
    }

    /** Sets the maximum number of rows that a relay takes in a round, from 1 to 10,000; 100 by default. */
    public JdbcOutboxBuilder relayBatch(int rows) {
        settings = settings.withRelayBatch(rows);
        return this;
    }

    /**
     * Sets the time for which a relay takes a row; 60 s by default. A row that it could not evict, or whose relay died, is
     * taken again after that.
     */
    public JdbcOutboxBuilder claimTime(Duration time) {
        settings = settings.withClaimTime(time);
        return this;
    }

    /** For tests: whether rows are locked and skipped, rather than leased one by one. */
    JdbcOutboxBuilder skipsLocked(boolean skips) {
        skipsLocked = skips;
        return this;
    }

    /** Returns the outbox. It asks the database nothing before a {@code Larder} starts it. */
    public JdbcOutbox build() {
        return new JdbcOutbox(dataSource, connection, settings, skipsLocked);
    }
}
