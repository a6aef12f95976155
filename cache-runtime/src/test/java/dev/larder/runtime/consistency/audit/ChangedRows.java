package dev.larder.runtime.consistency.audit;

import dev.larder.runtime.Larder;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.consistency.run.Options;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Changes all rows behind the cache, and measures after which time the auditor finds each of them, beside the time that is expected.
 * All rows are read equally often, so that the times to the first audit are distributed exponentially; the grace time and two loads
 * come on top.
 *
 * <pre>{@code ChangedRows rows=1000 share=1 rate=1000 readers=4}</pre>
 */
public final class ChangedRows {

    static final String USAGE = """
            rows=1000
            share=1              percent of the hits that are audited
            rate=1000            audits per second at the most
            threads=8            concurrent loads of the auditor
            readers=4            threads that read
            grace=2000           milliseconds
            seconds=120          after which the program gives up\
            """;

    /** A row of the database, as it is cached. */
    public record Row(int id, int version, String name) {}

    private final Options options;

    private final AtomicIntegerArray versions;

    private final Map<Integer, Long> found = new ConcurrentHashMap<>();

    private final LongAdder reads = new LongAdder();

    private volatile boolean over;

    private ChangedRows(Options options) {
        this.options = options;
        this.versions = new AtomicIntegerArray(rows());
    }

    public static void main(String[] arguments) throws Exception {
        new ChangedRows(Options.parse(USAGE, arguments)).run();
        System.exit(0);
    }

    private int rows() {
        return (int) options.number("rows");
    }

    private void run() throws InterruptedException {
        AuditConfig audit = AuditConfig.DEFAULTS
                .withShare(Double.parseDouble(options.text("share")) / 100)
                .withRate((int) options.number("rate"))
                .withThreads((int) options.number("threads"))
                .withGrace(Duration.ofMillis(options.number("grace")))
                .withRepairs(true);
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .audit(audit)
                        .keysInEvents(true)
                        .listener(this::heard)
                        .open()) {
            ReadThrough<Row> find = larder.readThrough(CachedMethod.returning(Row.class)
                    .named("Rows.find")
                    .key("row:{id}")
                    .ttl(Duration.ofHours(1))
                    .build());
            for (int id = 0; id < rows(); id++) {
                read(find, id);
            }
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < options.number("readers"); i++) {
                Thread reader = new Thread(() -> readAll(find), "reader-" + i);
                reader.start();
                readers.add(reader);
            }
            // The first seconds compile the code.
            TimeUnit.SECONDS.sleep(3);
            measure(larder);
            over = true;
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }

    private void heard(CacheEvent event) {
        if (event instanceof CacheEvent.FoundStale stale) {
            String key = String.valueOf(stale.key());
            found.putIfAbsent(Integer.parseInt(key.substring(key.indexOf(':') + 1)), System.nanoTime());
        }
    }

    private void readAll(ReadThrough<Row> find) {
        while (!over) {
            read(find, ThreadLocalRandom.current().nextInt(rows()));
            reads.increment();
        }
    }

    private void read(ReadThrough<Row> find, int id) {
        find.get(find.key(id), () -> new Row(id, versions.get(id), "row " + id));
    }

    private void measure(Larder larder) throws InterruptedException {
        long early = found.size();
        reads.reset();
        long auditsBefore = larder.stats("Rows.find").audits();
        long changed = System.nanoTime();
        for (int id = 0; id < rows(); id++) {
            versions.incrementAndGet(id);
        }
        long end = changed + TimeUnit.SECONDS.toNanos(options.number("seconds"));
        while (found.size() < rows() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double seconds = (System.nanoTime() - changed) / 1e9;
        double auditsPerSecond = (larder.stats("Rows.find").audits() - auditsBefore) / seconds;
        double[] times = found.values().stream()
                .mapToDouble(time -> (time - changed) / 1e9)
                .sorted()
                .toArray();
        double mean = rows() / auditsPerSecond;
        double grace = options.number("grace") / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%d of %d rows found (%d before the change), %.0f hits/s, %.1f audits/s, %d skipped%n",
                found.size(),
                rows(),
                early,
                reads.sum() / seconds,
                auditsPerSecond,
                larder.stats("Rows.find").skippedAudits());
        for (int percent : List.of(10, 50, 90, 99)) {
            System.out.printf(
                    Locale.ROOT,
                    "p%d: %.2f s, expected %.2f s%n",
                    percent,
                    times[(int) Math.min(times.length - 1, (long) times.length * percent / 100)],
                    grace - mean * Math.log(1 - percent / 100.0));
        }
        System.out.printf(
                Locale.ROOT,
                "mean: %.2f s, expected %.2f s; last: %.2f s, expected %.2f s%n",
                Arrays.stream(times).average().orElse(0),
                grace + mean,
                times[times.length - 1],
                grace + mean * harmonic(rows()));
    }

    /** Returns the expected maximum of so many exponential times, in means. */
    private static double harmonic(int count) {
        double sum = 0;
        for (int term = 1; term <= count; term++) {
            sum += 1.0 / term;
        }
        return sum;
    }
}
