package dev.larder.outbox.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What differs between databases.
 *
 * <p>Times are milliseconds since 1970 by the database's own clock, so that the clocks of instances do not matter, and no time
 * zone does.
 */
enum Dialect {
    /** Locked rows are skipped since 2.2.220. */
    H2("h2", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)", 202),

    /** The clock of the statement, by which an index can be searched. Locked rows are skipped since 9.5. */
    POSTGRESQL("postgresql", "CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)", 905),

    /**
     * Whole seconds: the functions with fractions depend on the session's time zone. Locked rows are skipped since 8.0.1.
     */
    MYSQL("mysql", "CAST(UNIX_TIMESTAMP() AS SIGNED) * 1000", 800),

    /** As MySQL. Locked rows are skipped since 10.6. */
    MARIADB("mysql", "CAST(UNIX_TIMESTAMP() AS SIGNED) * 1000", 1006);

    /** MySQL's driver says MySQL of MariaDB, and its version behind one of MySQL's. */
    private static final Pattern MARIADB_VERSION = Pattern.compile("(\\d+)\\.(\\d+)[.\\d]*-MariaDB");

    private final String script;

    private final String now;

    private final int skipsLockedSince;

    Dialect(String script, String now, int skipsLockedSince) {
        this.script = script;
        this.now = now;
        this.skipsLockedSince = skipsLockedSince;
    }

    /**
     * A database that was recognized.
     *
     * @param skipsLocked whether it has {@code FOR UPDATE SKIP LOCKED}
     */
    record Recognized(Dialect dialect, boolean skipsLocked) {}

    /**
     * Recognizes a database.
     *
     * @throws SQLException when it cannot be asked, or is none of these
     */
    static Recognized of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        String text = database.getDatabaseProductVersion();
        Matcher mariaDb = MARIADB_VERSION.matcher(text);
        if (mariaDb.find()) {
            return MARIADB.version(Integer.parseInt(mariaDb.group(1)), Integer.parseInt(mariaDb.group(2)));
        }
        Dialect known = Arrays.stream(values())
                .filter(dialect -> dialect.name().equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(
                        () -> new SQLFeatureNotSupportedException("the outbox knows H2, PostgreSQL, MySQL and MariaDB,"
                                + " and this database is " + product + " " + text));
        return known.version(database.getDatabaseMajorVersion(), database.getDatabaseMinorVersion());
    }

    private Recognized version(int major, int minor) {
        return new Recognized(this, 100 * major + minor >= skipsLockedSince);
    }

    /** Returns the expression of the present time. */
    String now() {
        return now;
    }

    /** Returns the statements that create the table where there is none. */
    List<String> createTable(String table) {
        String resource = "table-" + script + ".sql";
        try (InputStream in = Objects.requireNonNull(Dialect.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // The index has no schema of its own; its name begins with the table's.
            String name = table.substring(table.indexOf('.') + 1);
            return Arrays.stream(text.replace("larder_outbox_due", name + "_due")
                            .replaceAll("larder_outbox(?= \\()", Matcher.quoteReplacement(table))
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
