package dev.larder.runtime.resilience;

import dev.larder.runtime.Larder;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets many callers ask for rows at the same moment while the server is stalled: most of them by asynchronous calls, some
 * hundred by blocking threads. Tells the longest call, and how many threads there were besides the callers' own.
 *
 * <pre>{@code StalledCallers 10000}</pre>
 */
public final class StalledCallers implements AutoCloseable {

    private static final int BLOCKING = 300;

    /** How long a load takes. */
    private static final Duration LOAD = Duration.ofMillis(20);

    private static final long SMALL_STACK = 256 << 10;

    private final RedisServer server = RedisServer.start();

    private final Larder larder = Larder.builder()
            .uri(server.uri())
            // As many as come: this is about what the cache adds.
            .outage(OutageConfig.DEFAULTS.withConcurrentLoads(100_000))
            .open();

    private final ScheduledExecutorService database = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database");
        thread.setDaemon(true);
        return thread;
    });

    private final ReadThrough<Integer> find;

    private final AsyncReadThrough<Integer> findLater;

    private final AtomicLong longest = new AtomicLong();

    private StalledCallers() {
        CachedMethod<Integer> method = CachedMethod.returning(Integer.class)
                .named("Rows.find")
                .key("row:{id}")
                .ttl(Duration.ofMinutes(10))
                .build();
        this.find = larder.readThrough(method);
        this.findLater = larder.asyncReadThrough(method);
    }

    public static void main(String[] arguments) {
        System.out.println(run(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000));
        System.exit(0);
    }

    static Outcome run(int callers) {
        try (StalledCallers stalled = new StalledCallers()) {
            // What is loaded once by a JVM is loaded now.
            stalled.wave(1_000);
            stalled.server.pause();
            Outcome outcome = stalled.wave(callers);
            stalled.server.resume();
            return outcome;
        }
    }

    private Outcome wave(int callers) {
        longest.set(0);
        int blocking = Math.min(BLOCKING, callers / 2);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < blocking; i++) {
            int id = i;
            calls.add(onThread(start, () -> find.get(find.key(id), () -> loadNow(id))));
        }
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        start.countDown();
        for (int i = blocking; i < callers; i++) {
            int id = i;
            long began = System.nanoTime();
            calls.add(findLater.get(findLater.key(id), () -> loadLater(id)).thenAccept(row -> ended(began)));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        int added = ManagementFactory.getThreadMXBean().getPeakThreadCount() - before;
        return new Outcome(callers, blocking, Duration.ofNanos(longest.get()), LOAD, Math.max(0, added));
    }

    private CompletableFuture<Void> onThread(CountDownLatch start, Runnable call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable body = () -> {
            try {
                start.await();
                long began = System.nanoTime();
                call.run();
                ended(began);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(null, body, "caller", SMALL_STACK);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static int loadNow(int id) throws IllegalStateException {
        try {
            TimeUnit.NANOSECONDS.sleep(LOAD.toNanos());
            return id;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Integer> loadLater(int id) {
        CompletableFuture<Integer> row = new CompletableFuture<>();
        database.schedule(() -> row.complete(id), LOAD.toNanos(), TimeUnit.NANOSECONDS);
        return row;
    }

    private void ended(long began) {
        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
    }

    @Override
    public void close() {
        larder.close();
        server.close();
        database.shutdownNow();
    }

    /** What the callers saw. */
    record Outcome(int callers, int blocking, Duration longest, Duration load, int threadsAdded) {
        @Override
        public String toString() {
            return "%,d callers, %d of them blocking threads; the longest call %d ms, a load of %d ms included; %d threads more"
                    .formatted(callers, blocking, longest.toMillis(), load.toMillis(), threadsAdded);
        }
    }
}
