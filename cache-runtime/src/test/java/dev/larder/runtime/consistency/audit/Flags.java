package dev.larder.runtime.consistency.audit;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.CacheEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Flips flags and evicts each of them some time later, within the grace time, while all hits are audited. A flag that was evicted and
 * has flipped back is stored again with the bytes of before, which an audit must not take for a value that was never evicted.
 *
 * <pre>{@code Flags seconds}</pre>
 */
public final class Flags {

    private static final int FLAGS = 20;

    private static final Duration GRACE = Duration.ofMillis(200);

    /** Nearly as long as the grace time, so that many audits meet a change whose eviction is to come. */
    private static final Duration SLOWEST_EVICTION = Duration.ofMillis(120);

    private final AtomicLongArray flips = new AtomicLongArray(FLAGS);

    /** The time until which a late eviction explains what is found. */
    private final AtomicLongArray lateUntil = new AtomicLongArray(FLAGS);

    /** The time of the change that is not evicted; zero when there is none. */
    private final AtomicLongArray changed = new AtomicLongArray(FLAGS);

    private final LongAdder falseFindings = new LongAdder();

    private volatile boolean over;

    private Flags() {
        for (int i = 0; i < FLAGS; i++) {
            lateUntil.set(i, System.nanoTime());
        }
    }

    /** The outcome of a run. */
    record Report(MethodStats stats, long falseFindings) {}

    public static void main(String[] arguments) throws InterruptedException {
        Report report = run(Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 60));
        System.out.println(report);
        System.exit(report.falseFindings() == 0 ? 0 : 1);
    }

    static Report run(Duration time) throws InterruptedException {
        return new Flags().runFor(time);
    }

    private Report runFor(Duration time) throws InterruptedException {
        try (Larder larder = Larder.builder()
                .store(InMemoryCacheStore.create())
                .audit(AuditConfig.DEFAULTS
                        .withShare(1)
                        .withGrace(GRACE)
                        .withRate(2000)
                        .withThreads(2))
                .keysInEvents(true)
                .listener(this::heard)
                .open()) {
            ReadThrough<Boolean> read = larder.readThrough(CachedMethod.returning(Boolean.class)
                    .named("Flags.read")
                    .key("flag:{id}")
                    .ttl(Duration.ofHours(1))
                    .build());
            Eviction eviction = larder.eviction(EvictingMethod.named("Flags.flip"));
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < FLAGS; i++) {
                int id = i;
                threads.add(new Thread(() -> flip(id, eviction), "flag-" + id));
            }
            threads.add(new Thread(() -> readAll(read), "reader"));
            threads.forEach(Thread::start);
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            over = true;
            for (Thread thread : threads) {
                thread.join();
            }
            return new Report(larder.stats("Flags.read"), falseFindings.sum());
        }
    }

    private void flip(int id, Eviction eviction) {
        KeyPattern key = KeyPattern.of("flag:{id}");
        while (!over) {
            changed.set(id, System.nanoTime());
            flips.incrementAndGet(id);
            pause(SLOWEST_EVICTION);
            eviction.evict(key.with(id));
            if (isLate(changed.getAndSet(id, 0))) {
                lateUntil.set(id, System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
            }
            pause(SLOWEST_EVICTION.multipliedBy(2));
        }
    }

    private static void pause(Duration longest) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest.toNanos()));
    }

    private void readAll(ReadThrough<Boolean> read) {
        while (!over) {
            int id = ThreadLocalRandom.current().nextInt(FLAGS);
            read.get(read.key(id), () -> flips.get(id) % 2 == 0);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
        }
    }

    private void heard(CacheEvent event) {
        if (event instanceof CacheEvent.FoundStale found) {
            String key = String.valueOf(found.key());
            int id = Integer.parseInt(key.substring(key.indexOf(':') + 1));
            long open = changed.get(id);
            if (!isLate(open) && lateUntil.get(id) - System.nanoTime() < 0) {
                falseFindings.increment();
            }
        }
    }

    private static boolean isLate(long changed) {
        return changed != 0 && System.nanoTime() - changed > GRACE.toNanos();
    }
}
