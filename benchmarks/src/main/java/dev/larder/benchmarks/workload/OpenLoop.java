package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.turn.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Reads customers that are all in the cache at a fixed rate, whether earlier reads are answered or not.
 *
 * <p>Each of {@value #CALLERS} callers has times at which its reads are due. A read's latency counts from the time at which it
 * was due. So a read that had to wait for the one before it is as late as a user would find it, and no slow second is left out
 * because nobody asked in it (<a href="https://github.com/HdrHistogram/HdrHistogram">coordinated omission</a>).
 */
public final class OpenLoop {

    private static final int CALLERS = 64;

    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int DIGITS = 3;

    private final Contender cache;

    private final long intervalNanos;

    /** The same threads in all turns, since the first read of a thread is a slow one. */
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    private OpenLoop(Contender cache, long readsPerSecond) {
        this.cache = cache;
        this.intervalNanos = CALLERS * TimeUnit.SECONDS.toNanos(1) / readsPerSecond;
    }

    /**
     * Prints a line for each turn that counts: the 50th, 99th and 99.9th percentile in microseconds.
     *
     * @param arguments contender, microseconds of network each way, reads per second, turns that do not count, turns that
     *     count, milliseconds of a turn
     */
    public static void main(String[] arguments) throws Exception {
        int uncounted = Integer.parseInt(arguments[3]);
        int counted = Integer.parseInt(arguments[4]);
        Duration turn = Duration.ofMillis(Long.parseLong(arguments[5]));
        try (FilledCache cache = FilledCache.of(Contenders.valueOf(arguments[0]), Long.parseLong(arguments[1]));
                Turns turns = Turns.join()) {
            OpenLoop loop = new OpenLoop(cache.contender(), Long.parseLong(arguments[2]));
            for (int i = -uncounted; i < counted; i++) {
                turns.begin();
                Histogram latencies = loop.read(turn);
                turns.end();
                if (i >= 0) {
                    System.out.println(percentiles(latencies));
                }
            }
        }
        // A client may leave threads behind.
        System.exit(0);
    }

    private static String percentiles(Histogram latencies) {
        return String.format(
                Locale.ROOT,
                "%.1f %.1f %.1f",
                latencies.getValueAtPercentile(50) / 1_000.0,
                latencies.getValueAtPercentile(99) / 1_000.0,
                latencies.getValueAtPercentile(99.9) / 1_000.0);
    }

    /** Reads for a turn, and waits until all reads that were due in it are answered. */
    private Histogram read(Duration turn) throws InterruptedException, ExecutionException {
        Histogram latencies = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
        // Callers need a moment to start.
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        List<Future<?>> reads = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            long first = start + i * intervalNanos / CALLERS;
            reads.add(callers.submit(() -> read(first, start + turn.toNanos(), latencies)));
        }
        for (Future<?> read : reads) {
            read.get();
        }
        return latencies;
    }

    private void read(long first, long end, Histogram latencies) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (long due = first; due - end < 0; due += intervalNanos) {
            long early = due - System.nanoTime();
            while (early > 0) {
                LockSupport.parkNanos(early);
                early = due - System.nanoTime();
            }
            cache.find(random.nextInt(FilledCache.CUSTOMERS));
            latencies.recordValue(Math.min(HIGHEST_NANOS, System.nanoTime() - due));
        }
    }
}
