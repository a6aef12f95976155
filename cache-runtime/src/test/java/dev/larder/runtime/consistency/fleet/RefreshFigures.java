package dev.larder.runtime.consistency.fleet;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads one key with {@code refreshAfter} 250 times a second in each of two JVMs. It measures how long reads took and how
 * often the key was loaded. A load takes 200 ms, which no read but the first should show.
 */
final class RefreshFigures {

    static final Duration LOAD = Duration.ofMillis(200);

    static final Duration REFRESH_AFTER = Duration.ofSeconds(1);

    private static final int READS_A_SECOND = 250;

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Fresh.find")
            .key("fresh:{id}")
            .ttl(Duration.ofSeconds(10))
            .refreshAfter(REFRESH_AFTER)
            .build();

    private RefreshFigures() {}

    /** Runs in the other JVM. */
    public static void main(String[] arguments) throws Exception {
        System.out.print(read(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
    }

    /** Reads in this JVM and in another one, of a server of its own. */
    static Figures measure(int seconds) throws IOException, InterruptedException {
        try (RedisServer server = RedisServer.start();
                OtherJvm other = OtherJvm.start(RefreshFigures.class, server.port(), seconds)) {
            long start = System.nanoTime();
            Reads here = read(server.port(), seconds);
            Reads there = Reads.parse(other.output());
            long loads = Long.parseLong((String) server.command("GET", "count-loads"));
            return new Figures((System.nanoTime() - start) / 1e9, loads, here, there);
        }
    }

    private static Reads read(int port, int seconds) throws InterruptedException {
        long[] nanos = new long[seconds * READS_A_SECOND];
        try (RespConnection counter = new RespConnection(port);
                Larder larder = Larder.builder()
                        .uri("redis://127.0.0.1:" + port)
                        .connectTimeout(Duration.ofSeconds(20))
                        .commandTimeout(Duration.ofSeconds(5))
                        .open()) {
            ReadThrough<String> find = larder.readThrough(FIND);
            // The first read loads, and both loads classes.
            find.get(find.key(1), () -> load(counter));
            long start = System.nanoTime();
            for (int i = 0; i < nanos.length; i++) {
                LockSupport.parkNanos(start + i * (1_000_000_000L / READS_A_SECOND) - System.nanoTime());
                long before = System.nanoTime();
                find.get(find.key(1), () -> load(counter));
                nanos[i] = System.nanoTime() - before;
            }
            return Reads.of(nanos, larder.stats().method("Fresh.find").misses());
        }
    }

    private static String load(RespConnection counter) throws InterruptedException {
        Object number = counter.command("INCR", "count-loads");
        TimeUnit.MILLISECONDS.sleep(LOAD.toMillis());
        return "value " + number;
    }

    /**
     * The times of the reads of one JVM.
     *
     * @param misses the misses, with that of the first read
     */
    record Reads(long count, double medianMillis, double p99Millis, double longestMillis, long misses) {

        static Reads of(long[] nanos, long misses) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Reads(
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    sorted[sorted.length - 1] / 1e6,
                    misses);
        }

        static Reads parse(String text) {
            String[] words = text.strip().split(" ");
            return new Reads(
                    Long.parseLong(words[0]),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Long.parseLong(words[4]));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%d %.3f %.3f %.3f %d", count, medianMillis, p99Millis, longestMillis, misses);
        }
    }

    /**
     * The figures of both JVMs.
     *
     * @param seconds the time in which either of them read, which is longer when one of them starts late
     */
    record Figures(double seconds, long loads, Reads here, Reads there) {

        /** Returns the number of loads to expect: one at first, and one each time that the value is due. */
        double periods() {
            return 1 + seconds / ((REFRESH_AFTER.plus(LOAD)).toMillis() / 1000.0);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.1f s, two JVMs: %d loads where %.1f are due; reads, median p99 longest in ms, misses:%n  %s%n  %s",
                    seconds,
                    loads,
                    periods(),
                    here,
                    there);
        }
    }
}
