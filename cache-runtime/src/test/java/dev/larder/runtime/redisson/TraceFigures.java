package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Measures evictions that leave traces beside such as leave none, and how many traces a server keeps, for
 * {@code docs/transactions.md}. Arguments: rounds (5000), minutes of churn (4), evictions a second (500).
 */
public final class TraceFigures {

    private static final Duration LASTING = Duration.ofSeconds(60);

    private static final String GROUP = "user:42";

    private TraceFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        costs(rounds);
        churn(minutes, rate);
        System.exit(0);
    }

    private static void costs(int rounds) {
        try (RedisServer server = RedisServer.start();
                CacheStore plain = Loads.connect(server);
                CacheStore traced = Loads.connect(server);
                RespConnection connection = server.connect()) {
            traced.leaveTraces("", LASTING);
            System.out.println("| | without traces | with traces | ratio |\n|---|---:|---:|---:|");
            row("an exact eviction", rounds, () -> exact(plain, connection), () -> exact(traced, connection));
            row("a group of 100 keys", rounds / 5, () -> group(plain, connection), () -> group(traced, connection));
            row("a lease", rounds, () -> lease(plain, false), () -> lease(traced, true));
        }
    }

    /** Takes turns, so that whatever else the machine does slows both alike. */
    private static void row(String what, int rounds, LongSupplier plain, LongSupplier traced) {
        long[] without = new long[rounds];
        long[] with = new long[rounds];
        for (int i = -rounds / 5; i < rounds; i++) {
            long one = plain.getAsLong();
            long other = traced.getAsLong();
            if (i >= 0) {
                without[i] = one;
                with[i] = other;
            }
        }
        Arrays.sort(without);
        Arrays.sort(with);
        System.out.printf(
                "| %s | %.0f µs | %.0f µs | %.2f |%n",
                what,
                without[rounds / 2] / 1e3,
                with[rounds / 2] / 1e3,
                (double) with[rounds / 2] / without[rounds / 2]);
    }

    private static long exact(CacheStore store, RespConnection connection) {
        connection.command("SET", "user:42:profile", "{\"id\":42}");
        long began = System.nanoTime();
        Loads.evict(store, "user:42:profile");
        return System.nanoTime() - began;
    }

    private static long group(CacheStore store, RespConnection connection) {
        Groups.fill(connection, GROUP, 100, 1);
        long began = System.nanoTime();
        Loads.evict(store, Loads.under(GROUP));
        return System.nanoTime() - began;
    }

    private static long lease(CacheStore store, boolean asksForTraces) {
        LeaseRequest request = Loads.request("user:43:profile");
        long began = System.nanoTime();
        Loads.await(store.acquire(asksForTraces ? request.askingForTraces() : request));
        long took = System.nanoTime() - began;
        Loads.await(store.release(request.key(), request.loadId()));
        return took;
    }

    private static void churn(int minutes, int rate) throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                CacheStore store = Loads.connect(server)) {
            store.leaveTraces("", LASTING);
            System.out.printf("%n%d evictions a second, each of another key:%n%n", rate);
            System.out.println("| minute | evictions | traces | memory of the traces |\n|---:|---:|---:|---:|");
            long began = System.nanoTime();
            long evictions = 0;
            for (int sampled = 0; sampled < minutes; ) {
                long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) * rate / 1000;
                for (; evictions < due; evictions += 10) {
                    evictTen(store, evictions);
                }
                if (System.nanoTime() - began > TimeUnit.MINUTES.toNanos(sampled + 1)) {
                    System.out.printf(
                            "| %d | %,d | %,d | %.1f MB |%n",
                            ++sampled,
                            evictions,
                            (Long) server.command("ZCARD", "#ev"),
                            (Long) server.command("MEMORY", "USAGE", "#ev", "SAMPLES", "0") / 1e6);
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static void evictTen(CacheStore store, long first) {
        List<String> keys = LongStream.range(first, first + 10)
                .mapToObj(id -> "user:" + id + ":profile")
                .toList();
        Loads.await(store.evict(keys, List.of()));
    }
}
