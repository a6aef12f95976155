package dev.larder.benchmarks.server;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The server that this JVM measures against: the one that the runner started, or its own when a benchmark is run alone.
 */
public final class BenchmarkServer implements AutoCloseable {

    /** System property with the port of the runner's server. */
    public static final String PORT_PROPERTY = "benchmarks.server.port";

    private static final int KEYS_PER_COMMAND = 1000;

    private final int port;

    private final AutoCloseable owned;

    private BenchmarkServer(int port, AutoCloseable owned) {
        this.port = port;
        this.owned = owned;
    }

    public static BenchmarkServer find() {
        Integer given = Integer.getInteger(PORT_PROPERTY);
        if (given != null) {
            return new BenchmarkServer(given, () -> {});
        }
        RedisProcess own = RedisProcess.start();
        return new BenchmarkServer(own.port(), own);
    }

    public int port() {
        return port;
    }

    /** Removes everything, so that no contender finds what another left. */
    public void clear() {
        withConnection(connection -> connection.sync().flushall());
    }

    /** Returns the processor time that the server has taken since its start, in microseconds. */
    double processorMicros() {
        double[] seconds = new double[1];
        withConnection(connection -> seconds[0] = connection
                .sync()
                .info("cpu")
                .lines()
                .filter(line -> line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum());
        return 1_000_000 * seconds[0];
    }

    /** Adds small keys that no benchmark asks for. */
    public void addForeignKeys(int count) {
        withConnection(connection -> {
            for (int first = 0; first < count; first += KEYS_PER_COMMAND) {
                Map<String, String> keys = new HashMap<>();
                for (int i = first; i < Math.min(count, first + KEYS_PER_COMMAND); i++) {
                    keys.put("foreign:" + i, "value");
                }
                connection.sync().mset(keys);
            }
        });
    }

    @Override
    public void close() throws Exception {
        owned.close();
    }

    private void withConnection(Consumer<StatefulRedisConnection<String, String>> work) {
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection);
        } finally {
            client.shutdown();
        }
    }
}
