package dev.larder.runtime.consistency.near;

import dev.larder.runtime.Larder;
import dev.larder.runtime.consistency.near.NearTally.Count;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.redisson.RedisSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process of the fleet, which a {@link NodeProcess} starts. It says {@code ready}, and does what each line of its input says:
 * {@code work} until {@code stop}, {@code rest} and {@code report}.
 */
final class NearNode implements AutoCloseable {

    static final String KEY = "row:{group}:{key}";

    /** Short, so that values end by themselves as well; longer than values are near. */
    static final Duration TTL = Duration.ofSeconds(10);

    private static final String FIND = "Rows.find";

    private final NearSettings settings;

    private final SharedTruth truth;

    private final NearTally tally = new NearTally();

    private final Larder larder;

    private final ReadThrough<NearRow> find;

    /** The latest versions whose eviction has returned in this process. */
    private final AtomicLongArray ownFloors;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private volatile boolean over;

    private NearNode(NearSettings settings, RedisSettings redis, Path file) {
        this.settings = settings;
        this.truth = SharedTruth.at(file, settings.number("keys"));
        this.ownFloors = new AtomicLongArray(truth.keys());
        this.larder = Larder.builder()
                .redis(redis)
                .connectTimeout(Duration.ofSeconds(20))
                .nearStaleness(settings.millis("staleness"))
                .leaseTime(Duration.ofSeconds(1))
                .leaseWait(Duration.ofMillis(500))
                .patternTimeout(Duration.ofSeconds(2))
                .open();
        this.find = larder.readThrough(CachedMethod.returning(NearRow.class)
                .named(FIND)
                .key(KEY)
                .ttl(TTL)
                .near(settings.millis("near"))
                .build());
    }

    /** The file of the truth, the URI of the server or nothing, and the settings. Sentinels are in the environment. */
    public static void main(String[] arguments) throws Exception {
        RedisSettings redis = arguments[1].isEmpty()
                ? RedisSettings.fromEnvironment(System.getenv())
                : RedisSettings.parse(arguments[1]);
        NearSettings settings = NearSettings.parse(Arrays.copyOfRange(arguments, 2, arguments.length));
        try (NearNode node = new NearNode(settings, redis, Path.of(arguments[0]))) {
            node.obey();
        }
        System.exit(0);
    }

    private void obey() throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Thread> threads = List.of();
        say("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            switch (order) {
                case "work" -> threads = work();
                case "stop" -> {
                    over = true;
                    for (Thread thread : threads) {
                        thread.join();
                    }
                    say(failure.get() == null ? "stopped" : "failed: " + failure.get());
                }
                case "rest" -> {
                    rest();
                    say("rested");
                }
                default -> {
                    tally.add(Count.NEAR_HITS, larder.stats().method(FIND).nearHits());
                    System.out.print(tally.toText());
                    say("end");
                }
            }
        }
    }

    private static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    private List<Thread> work() {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.number("readers"); i++) {
            threads.add(start(new NearReader(this::read, truth, () -> over)));
        }
        for (int i = 0; i < settings.number("writers"); i++) {
            threads.add(start(new NearWriter(larder, "Rows.write" + i, truth, ownFloors, tally, settings, () -> over)));
        }
        return threads;
    }

    private Thread start(Runnable body) {
        Thread thread = new Thread(body);
        thread.setUncaughtExceptionHandler((t, e) -> {
            e.printStackTrace();
            failure.compareAndSet(null, e);
            over = true;
        });
        thread.start();
        return thread;
    }

    /** Reads a row and counts whether it is older than it may be. */
    private void read(int key) {
        long own = ownFloors.get(key);
        long strict = truth.strictFloor(key);
        long began = System.nanoTime();
        NearRow row = find.get(find.key(SharedTruth.groupOf(key), key), () -> truth.load(key));
        tally.add(Count.READS);
        if (row.version() < own) {
            tally.add(Count.STALE_OWN);
        }
        if (row.version() < strict) {
            tally.add(Count.STALE_STRICT);
        }
        long overtaken = truth.overtakenAt(key, row.version());
        if (overtaken != 0 && began - overtaken > 0) {
            tally.get(NearTally.Time.AGE).add(began - overtaken);
            if (began - overtaken > settings.bound().toNanos()) {
                tally.add(Count.STALE_BOUND);
            }
        }
    }

    /** Reads each row once more, after the bound. */
    private void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(settings.number("staleness") + 50);
        for (int key = 0; key < truth.keys(); key++) {
            int row = key;
            long version = find.get(find.key(SharedTruth.groupOf(row), row), () -> truth.load(row))
                    .version();
            if (truth.overtakenAt(key, version) != 0) {
                tally.add(Count.STALE_AT_REST);
            }
        }
    }

    @Override
    public void close() {
        larder.close();
    }
}
