package dev.larder.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void databasesAreRecognizedByTheirMetaData() throws SQLException {
        assertThat(recognized("H2", "2.4.240 (2025-09-22)", 2, 4)).isEqualTo(dialect(Dialect.H2, true));
        assertThat(recognized("H2", "1.4.200 (2019-10-14)", 1, 4)).isEqualTo(dialect(Dialect.H2, false));
        assertThat(recognized("PostgreSQL", "15.18", 15, 18)).isEqualTo(dialect(Dialect.POSTGRESQL, true));
        assertThat(recognized("PostgreSQL", "9.4.26", 9, 4)).isEqualTo(dialect(Dialect.POSTGRESQL, false));
        assertThat(recognized("MySQL", "8.4.3", 8, 4)).isEqualTo(dialect(Dialect.MYSQL, true));
        assertThat(recognized("MySQL", "5.7.44", 5, 7)).isEqualTo(dialect(Dialect.MYSQL, false));
        assertThat(recognized("MariaDB", "11.4.2-MariaDB", 11, 4)).isEqualTo(dialect(Dialect.MARIADB, true));
        assertThat(recognized("MySQL", "5.5.5-10.5.9-MariaDB-log", 5, 5)).isEqualTo(dialect(Dialect.MARIADB, false));
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThatThrownBy(() -> recognized("Oracle", "23", 23, 0))
                .isInstanceOf(SQLException.class)
                .hasMessage("the outbox knows H2, PostgreSQL, MySQL and MariaDB, and this database is Oracle 23");
    }

    @Test
    void thePageHasTheStatementsOfTheTable() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "outbox.md"));

        for (String script : new String[] {"h2", "postgresql", "mysql"}) {
            try (var in = Dialect.class.getResourceAsStream("table-" + script + ".sql")) {
                assertThat(page).contains(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private static Dialect.Recognized dialect(Dialect dialect, boolean skipsLocked) {
        return new Dialect.Recognized(dialect, skipsLocked);
    }

    private static Dialect.Recognized recognized(String product, String version, int major, int minor)
            throws SQLException {
        return Dialect.of((DatabaseMetaData) Proxy.newProxyInstance(
                DialectTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getDatabaseProductName" -> product;
                    case "getDatabaseProductVersion" -> version;
                    case "getDatabaseMajorVersion" -> major;
                    case "getDatabaseMinorVersion" -> minor;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
