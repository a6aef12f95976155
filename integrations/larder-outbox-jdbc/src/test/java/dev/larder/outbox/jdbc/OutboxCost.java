package dev.larder.outbox.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import dev.larder.test.redis.RedisServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/**
 * Compares transactions of one {@code UPDATE} and one eviction with an outbox and without, by turns within one run. A program.
 */
final class OutboxCost {

    private final HikariDataSource dataSource;

    private final RedisServer redis;

    private OutboxCost(HikariDataSource dataSource, RedisServer redis) {
        this.dataSource = dataSource;
        this.redis = redis;
    }

    /** Takes the number of turns, the transactions in a turn, and {@code h2}, {@code postgres} or the URL of a database. */
    public static void main(String[] arguments) throws Exception {
        int turns = Integer.parseInt(arguments[0]);
        int transactions = Integer.parseInt(arguments[1]);
        switch (arguments[2]) {
            case "h2" -> {
                Server server =
                        Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
                try {
                    run(
                            turns,
                            transactions,
                            "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:cost;DB_CLOSE_DELAY=-1",
                            "sa");
                } finally {
                    server.stop();
                }
            }
            case "postgres" -> {
                try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
                    run(turns, transactions, server.getJdbcUrl("postgres", "postgres"), "postgres");
                }
            }
            default -> run(turns, transactions, arguments[2], null);
        }
    }

    private static void run(int turns, int transactions, String url, @Nullable String user) throws SQLException {
        try (HikariDataSource dataSource = new HikariDataSource();
                RedisServer redis = RedisServer.start()) {
            dataSource.setJdbcUrl(url);
            dataSource.setUsername(user);
            dataSource.setMaximumPoolSize(4);
            new OutboxCost(dataSource, redis).run(turns, transactions);
        }
    }

    private void run(int turns, int transactions) throws SQLException {
        execute("DROP TABLE IF EXISTS item");
        execute("CREATE TABLE item (id BIGINT PRIMARY KEY, amount BIGINT NOT NULL)");
        execute("INSERT INTO item VALUES (1, 0)");
        ThreadTransactions plain = new ThreadTransactions(dataSource);
        ThreadTransactions kept = new ThreadTransactions(dataSource);
        JdbcOutbox outbox = JdbcOutbox.builder(dataSource, kept::connection)
                .createTable(true)
                .build();
        try (Larder without = open(plain, null);
                Larder with = open(kept, outbox)) {
            Items plainItems = new Items(without);
            Items keptItems = new Items(with);
            List<Double> ratios = new ArrayList<>();
            List<Double> plainTimes = new ArrayList<>();
            List<Double> keptTimes = new ArrayList<>();
            for (int turn = -2; turn < turns; turn++) {
                double plainTime = micros(plain, plainItems, transactions);
                double keptTime = micros(kept, keptItems, transactions);
                if (turn >= 0) {
                    plainTimes.add(plainTime);
                    keptTimes.add(keptTime);
                    ratios.add(keptTime / plainTime);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "a transaction without an outbox %.0f us, with one %.0f us, ratio %.2f; %s%n",
                    median(plainTimes),
                    median(keptTimes),
                    median(ratios),
                    outbox.stats());
        }
    }

    private Larder open(ThreadTransactions transactions, @Nullable JdbcOutbox outbox) {
        LarderBuilder builder = KilledProcesses.cache(redis.uri()).transactions(transactions);
        return (outbox == null ? builder : builder.outbox(outbox)).open();
    }

    private static double micros(ThreadTransactions transactions, Items items, int count) throws SQLException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            transactions.commit(connection -> {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE item SET amount = amount + 1 WHERE id = 1")) {
                    update.executeUpdate();
                }
                items.changed(1);
            });
        }
        return (System.nanoTime() - start) / 1000.0 / count;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
