package dev.larder.examples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The statements of one transaction; see {@link Database#inTransaction}. Not thread-safe, like its connection. */
final class Session {

    private final Connection connection;

    private final LongAdder statements;

    Session(Connection connection, LongAdder statements) {
        this.connection = connection;
        this.statements = statements;
    }

    Connection connection() {
        return connection;
    }

    /** Reads one row into a value. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, Statement.NO_GENERATED_KEYS, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(mapper.map(rows));
            }
            return List.copyOf(values);
        }
    }

    <T> Optional<T> queryOne(String sql, RowMapper<T> mapper, Object... arguments) throws SQLException {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    /** Returns how many rows changed. */
    int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, Statement.NO_GENERATED_KEYS, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Inserts one row into a table whose first column is its generated id, and returns the id. */
    long insert(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, Statement.RETURN_GENERATED_KEYS, arguments)) {
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    void insertAll(String sql, List<Object[]> rows) throws SQLException {
        statements.increment();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private PreparedStatement prepare(String sql, int generatedKeys, Object... arguments) throws SQLException {
        statements.increment();
        PreparedStatement statement = connection.prepareStatement(sql, generatedKeys);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
