package dev.larder.runtime.resilience;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads that read and change rows through the cache all the time, and look at what they get. */
final class Work implements AutoCloseable {

    static final String KEY = "row:{group}:{key}";

    private static final int READERS = 6;

    private static final int WRITERS = 3;

    private final Truth truth;

    private final ReadThrough<Row> find;

    private final Eviction evict;

    private final WriteThrough<Row> update;

    /** Held shared by every operation, so that a look at the stored values can wait until none is under way. */
    private final ReadWriteLock quiet = new ReentrantReadWriteLock(true);

    private final List<Thread> threads = new ArrayList<>();

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private final LongAdder operations = new LongAdder();

    private final LongAdder stale = new LongAdder();

    private final AtomicLong longest = new AtomicLong();

    private volatile boolean over;

    Work(Larder larder, Truth truth) {
        this.truth = truth;
        this.find = larder.readThrough(CachedMethod.returning(Row.class)
                .named("Rows.find")
                .key(KEY)
                .ttl(Duration.ofMinutes(10))
                .build());
        this.evict = larder.eviction(EvictingMethod.named("Rows.change"));
        this.update = larder.writeThrough(UpdatingMethod.returning(Row.class)
                .named("Rows.update")
                .key(KEY)
                .ttl(Duration.ofMinutes(10))
                .build());
        for (int i = 0; i < READERS; i++) {
            start(() -> read(anyKey()));
        }
        for (int i = 0; i < WRITERS; i++) {
            start(this::write);
        }
    }

    long operations() {
        return operations.sum();
    }

    long stale() {
        return stale.sum();
    }

    /** Returns how long the longest operation since the last question took. */
    Duration longest() {
        return Duration.ofNanos(longest.getAndSet(0));
    }

    /** Runs something while no operation is under way. */
    void inQuiet(Runnable look) {
        quiet.writeLock().lock();
        try {
            look.run();
        } finally {
            quiet.writeLock().unlock();
        }
    }

    /** Reads every row, so that all are stored. */
    void readAll() {
        for (int key = 0; key < Truth.KEYS; key++) {
            read(key);
        }
    }

    /** Changes every row and evicts it. */
    void changeAll() {
        for (int key = 0; key < Truth.KEYS; key++) {
            changeAndEvict(key);
        }
    }

    void throwFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("an operation threw", failure.get());
        }
    }

    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void start(Runnable operation) {
        Thread thread = new Thread(() -> repeat(operation), "work-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void repeat(Runnable operation) {
        while (!over && failure.get() == null) {
            quiet.readLock().lock();
            long start = System.nanoTime();
            try {
                operation.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                quiet.readLock().unlock();
            }
            operations.increment();
        }
    }

    private void read(int key) {
        long floor = truth.floor(key);
        Row row = find.get(find.key(key / Truth.GROUP, key), () -> truth.load(key));
        if (row.version() < floor) {
            stale.increment();
        }
    }

    private void write() {
        int key = anyKey();
        int group = key / Truth.GROUP;
        switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0 -> {
                Row row = truth.change(key);
                evict.evict(KeyPattern.of("row:{group}:*").with(group));
                truth.returned(row);
            }
            case 1 -> truth.returned(update.update(update.key(group, key), () -> truth.change(key)));
            default -> changeAndEvict(key);
        }
    }

    private void changeAndEvict(int key) {
        Row row = truth.change(key);
        evict.evict(KeyPattern.of(KEY).with(key / Truth.GROUP, key));
        truth.returned(row);
    }

    private static int anyKey() {
        return ThreadLocalRandom.current().nextInt(Truth.KEYS);
    }
}
