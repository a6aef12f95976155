package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the eviction of a group by the index and by a scan, for {@code docs/consistency.md}. Takes two minutes.
 */
public final class EvictionFigures {

    private static final String GROUP = "user:42";

    private EvictionFigures() {}

    public static void main(String[] arguments) {
        System.out.println("A group of 100 keys among others, median and 99th percentile:\n");
        System.out.println("| other keys | by index | by SCAN |\n|---:|---:|---:|");
        amongOthers(10_000, 2000, 100);
        amongOthers(1_000_000, 2000, 10);
        System.out.println("\nGroups by size, among 10,000 others:\n");
        System.out.println(
                "| keys | median | longest | a key | longest command on the server: median round, quietest round, worst round |");
        System.out.println("|---:|---:|---:|---:|---:|");
        bySize(10, 1000);
        bySize(1000, 200);
        bySize(100_000, 20);
        System.exit(0);
    }

    private static void amongOthers(int others, int rounds, int scans) {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            others(connection, others);
            evictions(store, connection, Loads.under(GROUP), 100, rounds / 4);
            Times indexed = evictions(store, connection, Loads.under(GROUP), 100, rounds);
            Times scanned = evictions(store, connection, GroupPattern.scanned(GROUP + ":*"), 100, scans);
            System.out.printf(
                    "| %,d | %s, %s | %s, %s |%n",
                    others, indexed.at(0.5), indexed.at(0.99), scanned.at(0.5), scanned.at(0.99));
        }
    }

    private static void bySize(int size, int rounds) {
        try (RedisServer server = RedisServer.start("--slowlog-log-slower-than", "100", "--slowlog-max-len", "10000");
                CacheStore store = Loads.connect(server);
                RespConnection connection = server.connect()) {
            others(connection, 10_000);
            evictions(store, connection, Loads.under(GROUP), size, Math.max(2, rounds / 10));
            long[] slowest = new long[rounds];
            long[] nanos = new long[rounds];
            for (int i = 0; i < rounds; i++) {
                Groups.fill(connection, GROUP, size, 1);
                connection.command("SLOWLOG", "RESET");
                nanos[i] = evictOnce(store, Loads.under(GROUP), size);
                slowest[i] = slowest(connection) * 1000;
            }
            Times times = Times.of(nanos);
            Times commands = Times.of(slowest);
            System.out.printf(
                    "| %,d | %s | %s | %.1f µs | %s, %s, %s |%n",
                    size,
                    times.at(0.5),
                    times.at(1),
                    times.nanosAt(0.5) / 1e3 / size,
                    commands.at(0.5),
                    commands.at(0),
                    commands.at(1));
        }
    }

    private static Times evictions(
            CacheStore store, RespConnection connection, GroupPattern group, int size, int rounds) {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            Groups.fill(connection, GROUP, size, 1);
            nanos[i] = evictOnce(store, group, size);
        }
        return Times.of(nanos);
    }

    private static long evictOnce(CacheStore store, GroupPattern group, int size) {
        long began = System.nanoTime();
        long removed = Loads.evict(store, group);
        long took = System.nanoTime() - began;
        if (removed != size) {
            throw new AssertionError(removed + " keys removed instead of " + size);
        }
        return took;
    }

    /** Returns the longest command since the log was reset, in microseconds; 0 when none took 0.1 ms. */
    private static long slowest(RespConnection connection) {
        long slowest = 0;
        for (Object entry : (List<?>) connection.command("SLOWLOG", "GET", 10_000)) {
            slowest = Math.max(slowest, (Long) ((List<?>) entry).get(2));
        }
        return slowest;
    }

    private static void others(RespConnection connection, int count) {
        long expiry = System.currentTimeMillis() + 3_600_000;
        List<Object[]> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(new Object[] {"SET", "user:o" + i + ":profile", "{\"id\":1}", "PX", 3_600_000});
            commands.add(new Object[] {"ZADD", Loads.indexSet("user"), expiry, "o" + i + ":profile"});
            if (commands.size() >= 10_000) {
                connection.pipeline(commands);
                commands.clear();
            }
        }
        connection.pipeline(commands);
    }

    /** Measured times in ascending order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Times(long[] nanos) {

        static Times of(long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Times(sorted);
        }

        long nanosAt(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1, (long) (quantile * nanos.length))];
        }

        String at(double quantile) {
            return nanosAt(quantile) == 0 ? "below 0.1 ms" : String.format("%.2f ms", nanosAt(quantile) / 1e6);
        }
    }
}
