package dev.larder.runtime.redisson;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what a value that is too large costs the calls for other keys: eight threads read small values, and one thread
 * reads the large value all the time.
 *
 * <pre>{@code LargeValueFigures megabytes=20 seconds=10 load=small}</pre>
 *
 * <p>With {@code load=large}, the method itself returns what is too large, so that nothing replaces the value.
 */
public final class LargeValueFigures {

    private static final int KEYS = 100;

    private static final int THREADS = 8;

    private final AtomicBoolean stopped = new AtomicBoolean();

    private final AtomicLong readsOfLarge = new AtomicLong();

    private LargeValueFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        int megabytes = 20;
        int seconds = 10;
        boolean large = false;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.indexOf('='))) {
                case "megabytes" -> megabytes = Integer.parseInt(value);
                case "seconds" -> seconds = Integer.parseInt(value);
                default -> large = value.equals("large");
            }
        }
        new LargeValueFigures().measure(megabytes, seconds, large);
    }

    private void measure(int megabytes, int seconds, boolean large) throws InterruptedException {
        try (RedisServer server = RedisServer.start();
                Larder larder = Larder.builder().uri(server.uri()).open()) {
            ReadThrough<String> small = larder.readThrough(method("Small", "small"));
            ReadThrough<String> other = larder.readThrough(method("Large", "large"));
            for (int i = 0; i < KEYS; i++) {
                small.get(small.key(i), () -> "value");
            }
            String value = "x".repeat(megabytes << 20);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(start(() -> {
                    int key = ThreadLocalRandom.current().nextInt(KEYS);
                    small.get(small.key(key), () -> "value");
                }));
            }
            report("before", larder, seconds);
            server.command("SET", "large:1", '"' + value + '"');
            threads.add(start(() -> {
                other.get(other.key(1), () -> large ? value : "value");
                readsOfLarge.incrementAndGet();
            }));
            for (int i = 0; i < 3; i++) {
                report("with the large value, turn " + (i + 1), larder, seconds);
            }
            stopped.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void report(String when, Larder larder, int seconds) throws InterruptedException {
        MethodStats before = larder.stats().method("Small.find");
        long openings = larder.stats().outage().breakerOpenings();
        long reads = readsOfLarge.get();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        MethodStats after = larder.stats().method("Small.find");
        long hits = after.hits() - before.hits();
        long misses = after.misses() - before.misses();
        System.out.printf(
                Locale.ROOT,
                "%-30s %,9d calls, %6.2f %% hits, %,6d errors, breaker opened %d times, %,6d reads of the large value%n",
                when,
                hits + misses,
                100.0 * hits / Math.max(1, hits + misses),
                after.errors() - before.errors(),
                larder.stats().outage().breakerOpenings() - openings,
                readsOfLarge.get() - reads);
    }

    private Thread start(Runnable call) {
        Thread thread = new Thread(() -> {
            while (!stopped.get()) {
                call.run();
            }
        });
        thread.start();
        return thread;
    }

    private static CachedMethod<String> method(String name, String head) {
        return CachedMethod.returning(String.class)
                .named(name + ".find")
                .key(head + ":{id}")
                .ttl(Duration.ofMinutes(10))
                .build();
    }
}
