package dev.larder.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The statements on the table. A row has an id, the name of its cache, the time at which it was written, the time at which a
 * relay may take it, and its targets. A relay that takes a row makes it due later, so that another one takes it if this one
 * dies.
 *
 * @param name the table's name
 * @param cache the name of the cache whose rows are meant: its key prefix
 */
record OutboxTable(String name, String cache, Dialect dialect, boolean skipsLocked) {

    /** Maximum number of ids in one statement. */
    private static final int CHUNK = 100;

    /**
     * A row that a relay has taken.
     *
     * @param age time since it was written
     */
    record Row(String id, String targets, Duration age) {}

    /** Writes rows; returns their ids. Neither commits nor rolls back. */
    List<String> insert(Connection connection, List<String> rows, Duration delay) throws SQLException {
        List<String> ids = new ArrayList<>(rows.size());
        String now = dialect.now();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + name
                + " (id, cache, created, due, targets) VALUES (?, ?, " + now + ", " + now + " + ?, ?)")) {
            for (String targets : rows) {
                String id = UUID.randomUUID().toString();
                insert.setString(1, id);
                insert.setString(2, cache);
                insert.setLong(3, delay.toMillis());
                insert.setString(4, targets);
                if (rows.size() == 1) {
                    insert.executeUpdate();
                } else {
                    insert.addBatch();
                }
                ids.add(id);
            }
            if (rows.size() > 1) {
                insert.executeBatch();
            }
        }
        return ids;
    }

    /** Takes the oldest rows that are due, and makes them due again after some time. Commits. */
    List<Row> claim(Connection connection, int limit, Duration time) throws SQLException {
        List<Row> due = new ArrayList<>();
        List<Long> dueTimes = new ArrayList<>();
        String now = dialect.now();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, targets, due, " + now + " - created FROM "
                        + name + " WHERE cache = ? AND due <= " + now + " ORDER BY due LIMIT ?"
                        + (skipsLocked ? " FOR UPDATE SKIP LOCKED" : ""))) {
            select.setString(1, cache);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(new Row(rows.getString(1), rows.getString(2), age(rows.getLong(4))));
                    dueTimes.add(rows.getLong(3));
                }
            }
        }
        List<Row> taken = due.isEmpty() || skipsLocked ? due : lease(connection, due, dueTimes, time);
        if (skipsLocked && !due.isEmpty()) {
            postpone(connection, due, time);
        }
        connection.commit();
        return taken;
    }

    /** Makes rows due later that are locked, and nobody else's. */
    private void postpone(Connection connection, List<Row> rows, Duration time) throws SQLException {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + name + " SET due = " + dialect.now()
                    + " + ? WHERE id IN (" + marks(chunk.size()) + ")")) {
                update.setLong(1, time.toMillis());
                for (int i = 0; i < chunk.size(); i++) {
                    update.setString(i + 2, chunk.get(i).id());
                }
                update.executeUpdate();
            }
        }
    }

    /** Makes rows due later that are due as before; returns those. Another relay may have been faster. */
    private List<Row> lease(Connection connection, List<Row> rows, List<Long> dueTimes, Duration time)
            throws SQLException {
        List<Row> taken = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + name + " SET due = " + dialect.now() + " + ? WHERE id = ? AND due = ?")) {
            for (int i = 0; i < rows.size(); i++) {
                update.setLong(1, time.toMillis());
                update.setString(2, rows.get(i).id());
                update.setLong(3, dueTimes.get(i));
                // Not as a batch: some drivers do not tell the counts of one.
                if (update.executeUpdate() == 1) {
                    taken.add(rows.get(i));
                }
            }
        }
        return taken;
    }

    /** Deletes rows. Commits. */
    void delete(Connection connection, List<String> ids) throws SQLException {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + name + " WHERE id IN (" + marks(chunk.size()) + ")")) {
                for (int i = 0; i < chunk.size(); i++) {
                    delete.setString(i + 1, chunk.get(i));
                }
                delete.executeUpdate();
            }
        }
        connection.commit();
    }

    OutboxCounters.Measured measure(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*), " + dialect.now() + " - MIN(created) FROM " + name + " WHERE cache = ?")) {
            select.setString(1, cache);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new OutboxCounters.Measured(row.getLong(1), age(row.getLong(2)));
            }
        }
    }

    /** Fails when the table is missing or has other columns. */
    void check(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement()) {
            select.executeQuery("SELECT id, cache, created, due, targets FROM " + name + " WHERE 1 = 0")
                    .close();
        }
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String create : dialect.createTable(name)) {
                statement.execute(create);
            }
        }
    }

    private static Duration age(long millis) {
        return Duration.ofMillis(Math.max(0, millis));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
