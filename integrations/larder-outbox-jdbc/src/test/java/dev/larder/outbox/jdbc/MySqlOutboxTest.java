package dev.larder.outbox.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * In a MySQL or MariaDB that runs already, by MySQL's driver: {@code -Doutbox.mysql=jdbc:mysql://root@localhost:3306}. Each
 * test has a database of its own there.
 */
@EnabledIfSystemProperty(named = "outbox.mysql", matches = "jdbc:mysql:.*")
class MySqlOutboxTest extends OutboxContract {

    private final String server = System.getProperty("outbox.mysql", "");

    private final String database = "outbox_" + UUID.randomUUID().toString().replace('-', '_');

    private @Nullable HikariDataSource pool;

    @Override
    DataSource emptyDatabase() throws Exception {
        onServer("CREATE DATABASE " + database);
        HikariDataSource opened = new HikariDataSource();
        opened.setJdbcUrl(server + "/" + database);
        opened.setMaximumPoolSize(6);
        pool = opened;
        return opened;
    }

    @Override
    void closeDatabase() throws Exception {
        if (pool != null) {
            pool.close();
        }
        onServer("DROP DATABASE " + database);
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server + "/");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
