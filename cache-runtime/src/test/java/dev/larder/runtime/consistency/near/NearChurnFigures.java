package dev.larder.runtime.consistency.near;

import dev.larder.runtime.Larder;
import dev.larder.runtime.NearStats;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Reads keys of which most are new, evicts some of them, and samples the near cache, the heap and the server, which must level off.
 * Arguments: minutes (10), reads a second (2,000). The near cache has room for 5,000 entries and 4 MiB.
 */
public final class NearChurnFigures {

    private static final int ENTRIES = 5_000;

    private static final int BYTES = 4 << 20;

    /** Keys that are read again and again; all others are new. */
    private static final int KNOWN = 2_000;

    private static final Duration TTL = Duration.ofSeconds(20);

    private static final String VALUE = "x".repeat(500);

    private final Larder larder;

    private final ReadThrough<String> page;

    private final SplittableRandom random = new SplittableRandom(1);

    private long reads;

    private NearChurnFigures(Larder larder) {
        this.larder = larder;
        this.page = larder.readThrough(CachedMethod.returning(String.class)
                .named("Pages.find")
                .key("page:{id}")
                .ttl(TTL)
                .near(Duration.ofSeconds(10))
                .build());
    }

    public static void main(String[] arguments) throws InterruptedException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder()
                        .uri(server.uri())
                        .nearSize(ENTRIES)
                        .nearBytes(BYTES)
                        .open()) {
            new NearChurnFigures(larder).run(server, minutes, rate);
        }
        System.exit(0);
    }

    private void run(RedisServer server, int minutes, int rate) throws InterruptedException {
        System.out.println("| minute | reads | near hits | near entries | heap in use | keys | server's memory |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        long began = System.nanoTime();
        for (int minute = 1; minute <= minutes; minute++) {
            while (System.nanoTime() - began < TimeUnit.MINUTES.toNanos(minute)) {
                long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) * rate / 1000;
                for (; reads < due; reads++) {
                    step();
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            sample(server, minute);
        }
    }

    private void step() {
        long id = random.nextInt(4) == 0 ? KNOWN + reads : random.nextInt(KNOWN);
        CacheKey key = page.key(id);
        page.get(key, () -> VALUE);
        if (random.nextInt(50) == 0) {
            delete(key);
        }
    }

    private void delete(CacheKey key) {
        try {
            larder.client().delete(key.name());
        } catch (CacheException e) {
            // A busy machine answers late. The removal is pending.
        }
    }

    private void sample(RedisServer server, int minute) {
        NearStats near = larder.stats().near();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "| %d | %,d | %,d | %,d | %.1f MB | %s | %.1f MB |%n",
                minute,
                reads,
                larder.stats().methods().get("Pages.find").nearHits(),
                near.entries(),
                heap / 1e6,
                server.command("DBSIZE"),
                Long.parseLong(server.info("memory").get("used_memory")) / 1e6);
    }
}
