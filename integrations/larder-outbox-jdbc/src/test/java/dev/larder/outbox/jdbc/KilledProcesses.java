package dev.larder.outbox.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import dev.larder.test.redis.RedisServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.tools.Server;

/**
 * Kills processes that commit and evict, at random moments, and counts the values in the cache that differ from the database.
 * A program that tells the count with an outbox or without one.
 *
 * <p>Each process is a {@link Writer} with items of its own. The database and Redis stay, and with an outbox this process's
 * relay. Processes are killed by {@code SIGKILL}.
 */
final class KilledProcesses implements AutoCloseable {

    /** Items of one writer. */
    static final int ITEMS = 50;

    static final Duration RELAY_DELAY = Duration.ofSeconds(1);

    /** Longest time in milliseconds that a writer lives after its first commit. */
    private static final int LONGEST_LIFE = 200;

    private static final int BLOCK = 50;

    private static final int ATTEMPTS = 5;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Random random;

    private final Server databaseServer;

    private final HikariDataSource dataSource;

    private final RedisServer redis;

    private final String databaseUrl;

    private KilledProcesses(long seed) throws SQLException {
        this.random = new Random(seed);
        this.databaseServer =
                Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String name = "mem:killed-" + UUID.randomUUID();
        this.databaseUrl = "jdbc:h2:tcp://localhost:" + databaseServer.getPort() + "/" + name;
        this.dataSource = pool("jdbc:h2:" + name + ";DB_CLOSE_DELAY=-1");
        this.redis = RedisServer.start();
    }

    /**
     * What was found.
     *
     * @param commits commits of all processes
     * @param stale cached values that differ from the database
     * @param rows rows that are left in the outbox
     * @param relayed rows whose evictions another process made
     */
    record Result(int kills, long commits, long stale, long rows, long relayed) {
        Result plus(Result more) {
            return new Result(
                    kills + more.kills,
                    commits + more.commits,
                    stale + more.stale,
                    rows + more.rows,
                    relayed + more.relayed);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d processes killed, %d commits, %d stale values, %d rows left, %d rows relayed",
                    kills,
                    commits,
                    stale,
                    rows,
                    relayed);
        }
    }

    static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaximumPoolSize(4);
        return pool;
    }

    /** Many JVMs that start at a time are slow. */
    static LarderBuilder cache(String uri) {
        return Larder.builder().uri(uri).connectTimeout(Duration.ofSeconds(60)).commandTimeout(Duration.ofSeconds(60));
    }

    static JdbcOutboxBuilder outbox(DataSource dataSource, ThreadTransactions transactions) {
        return JdbcOutbox.builder(dataSource, transactions::connection)
                .relayDelay(RELAY_DELAY)
                .relayInterval(Duration.ofMillis(100))
                .claimTime(Duration.ofSeconds(3))
                .createTable(true);
    }

    /**
     * Runs the program.
     *
     * @param parallel processes that run at a time
     */
    static Result run(int kills, int parallel, boolean withOutbox, long seed) throws Exception {
        try (KilledProcesses program = new KilledProcesses(seed)) {
            return program.run(kills, parallel, withOutbox);
        }
    }

    private Result run(int kills, int parallel, boolean withOutbox) throws Exception {
        execute("CREATE TABLE item (id BIGINT PRIMARY KEY, amount BIGINT NOT NULL)");
        ThreadTransactions transactions = new ThreadTransactions(dataSource);
        JdbcOutbox outbox = outbox(dataSource, transactions).build();
        LarderBuilder builder = cache(redis.uri()).leaseWait(Duration.ZERO).transactions(transactions);
        try (Larder larder = (withOutbox ? builder.outbox(outbox) : builder).open()) {
            killAll(kills, parallel, withOutbox);
            awaitNone("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CLIENT_ADDR IS NOT NULL");
            long rows = withOutbox ? awaitNone("SELECT COUNT(*) FROM larder_outbox") : 0;
            return new Result(
                    kills,
                    number("SELECT SUM(amount) FROM item"),
                    stale(new Items(larder)),
                    rows,
                    outbox.stats().relayed());
        }
    }

    private void killAll(int kills, int parallel, boolean withOutbox) throws Exception {
        ExecutorService killers = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<?>> killed = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                int number = i;
                int life = random.nextInt(LONGEST_LIFE);
                killed.add(killers.submit(() -> {
                    kill(number, life, withOutbox);
                    return null;
                }));
            }
            for (Future<?> one : killed) {
                one.get();
            }
        } finally {
            killers.shutdownNow();
        }
    }

    private void kill(int number, int life, boolean withOutbox) throws Exception {
        long first = (long) number * ITEMS;
        insertItems(first);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Process writer = begin(first, withOutbox);
            try {
                if (commits(writer)) {
                    TimeUnit.MILLISECONDS.sleep(life);
                    return;
                }
            } finally {
                writer.destroyForcibly();
                writer.waitFor();
            }
        }
        throw new IllegalStateException("no writer came as far as its first commit");
    }

    private void insertItems(long first) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO item VALUES (?, 0)")) {
            for (long id = first; id < first + ITEMS; id++) {
                insert.setLong(1, id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Process begin(long first, boolean withOutbox) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        classPath(),
                        Writer.class.getName(),
                        databaseUrl,
                        redis.uri(),
                        "" + first,
                        "" + withOutbox)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Without the log, since the start of a writer is what takes time. */
    private static String classPath() {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns whether a writer comes as far as its first commit; on a busy machine it may not. */
    private static boolean commits(Process writer) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.equals(Writer.READY)) {
            line = out.readLine();
        }
        return line != null;
    }

    /** Waits until there is none: rows of the outbox, or sessions of processes that are dead; returns how many are left. */
    private long awaitNone(String query) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        long left = number(query);
        while (left > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            left = number(query);
        }
        return left;
    }

    private long stale(Items items) throws SQLException {
        long stale = 0;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, amount FROM item")) {
            while (rows.next()) {
                long amount = rows.getLong(2);
                Long cached = items.find(rows.getLong(1), amount);
                stale += cached != null && cached == amount ? 0 : 1;
            }
        }
        return stale;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        redis.close();
        dataSource.close();
        databaseServer.stop();
    }

    /** A process that changes items in transactions until it is killed. */
    static final class Writer {

        static final String READY = "ready";

        private final DataSource dataSource;

        private final ThreadTransactions transactions;

        private final Items items;

        private final long first;

        private Writer(DataSource dataSource, ThreadTransactions transactions, Items items, long first) {
            this.dataSource = dataSource;
            this.transactions = transactions;
            this.items = items;
            this.first = first;
        }

        /** Takes the database's URL, Redis's URI, the first item, and whether there is an outbox. */
        public static void main(String[] arguments) throws Exception {
            endWithParent();
            DataSource dataSource = pool(arguments[0]);
            ThreadTransactions transactions = new ThreadTransactions(dataSource);
            LarderBuilder builder = cache(arguments[1]).transactions(transactions);
            if (Boolean.parseBoolean(arguments[3])) {
                builder.outbox(outbox(dataSource, transactions).build());
            }
            Writer writer =
                    new Writer(dataSource, transactions, new Items(builder.open()), Long.parseLong(arguments[2]));
            writer.change(0);
            System.out.println(READY);
            Random random = new Random();
            while (true) {
                writer.change(random.nextInt(ITEMS));
            }
        }

        /** A parent that is stopped leaves no writer behind. */
        private static void endWithParent() {
            Thread watch = new Thread(() -> {
                try {
                    System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // As its end.
                }
                Runtime.getRuntime().halt(0);
            });
            watch.setDaemon(true);
            watch.start();
        }

        private void change(int item) throws SQLException {
            long id = first + item;
            items.find(id, () -> amount(id));
            transactions.commit(connection -> {
                try (PreparedStatement update =
                        connection.prepareStatement("UPDATE item SET amount = amount + 1 WHERE id = ?")) {
                    update.setLong(1, id);
                    update.executeUpdate();
                }
                items.changed(id);
            });
        }

        private Long amount(long id) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement select = connection.prepareStatement("SELECT amount FROM item WHERE id = ?")) {
                select.setLong(1, id);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }
    }

    /**
     * Takes the number of kills, the processes at a time, {@code with} or {@code without}, and a seed. Tells the sum after each
     * fifty kills, which have a database and a Redis of their own.
     */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        int parallel = Integer.parseInt(arguments[1]);
        boolean withOutbox = arguments[2].equals("with");
        long seed = Long.parseLong(arguments[3]);
        Result sum = new Result(0, 0, 0, 0, 0);
        while (sum.kills() < kills) {
            sum = sum.plus(run(Math.min(BLOCK, kills - sum.kills()), parallel, withOutbox, seed + sum.kills()));
            System.out.println(arguments[2] + " an outbox: " + sum);
        }
    }
}
