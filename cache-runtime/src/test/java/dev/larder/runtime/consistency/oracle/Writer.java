package dev.larder.runtime.consistency.oracle;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Changes rows, evicts or updates them, and raises their floors when that is acknowledged. What is not acknowledged is
 * repeated until it is, also when the time is over, so that at rest nothing is excused.
 */
final class Writer implements Runnable {

    private static final long PAUSE_MICROS = 2_000;

    private final CacheUnderTest cache;

    private final CacheUnderTest.Hand hand;

    private final Truth truth;

    private final Tally tally;

    private final Servers servers;

    private final BooleanSupplier over;

    Writer(
            CacheUnderTest cache,
            CacheUnderTest.Hand hand,
            Truth truth,
            Tally tally,
            Servers servers,
            BooleanSupplier over) {
        this.cache = cache;
        this.hand = hand;
        this.truth = truth;
        this.tally = tally;
        this.servers = servers;
        this.over = over;
    }

    @Override
    public void run() {
        Random random = ThreadLocalRandom.current();
        while (!over.getAsBoolean()) {
            int key = truth.anyBusy(random);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> changeAndEvict(key);
                case 3, 4, 5 -> changeAndEvictGroup(Truth.groupOf(key));
                case 6 -> update(key);
                case 7, 8 -> changeReadBackAndChange(truth.anyQuiet(random));
                default -> meddle(key, random);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(PAUSE_MICROS)));
        }
    }

    private void changeAndEvict(int key) {
        Row row = truth.change(key);
        until(() -> hand.evict(key));
        acknowledge(row);
    }

    /** The second eviction may come before what was read back is stored. */
    private void changeReadBackAndChange(int key) {
        changeAndEvict(key);
        long floor = truth.floor(key);
        Row row = cache.readBack(key);
        tally.reads.increment();
        if (row.version() < floor) {
            tally.staleReads.increment();
        }
        changeAndEvict(key);
    }

    private void changeAndEvictGroup(int group) {
        int first = group * Truth.GROUP;
        Row one = truth.change(first);
        Row other = truth.change(Math.min(first + Truth.GROUP, truth.keys()) - 1);
        until(() -> hand.evictGroup(group));
        acknowledge(one);
        acknowledge(other);
    }

    private void update(int key) {
        CacheUnderTest.Update update = hand.update(key);
        if (!update.acknowledged()) {
            until(() -> hand.evict(key));
        }
        acknowledge(update.row());
    }

    private void acknowledge(Row row) {
        truth.acknowledge(row);
        tally.changes.increment();
    }

    /** Somebody removes the key, or leaves there what this application cannot read. */
    private void meddle(int key, Random random) {
        String name = "row:" + Truth.groupOf(key) + ":" + key;
        if (random.nextBoolean()) {
            servers.meddle("DEL", name);
        } else {
            servers.meddle("SET", name, "{\"shape\":\"old\"}", "PX", "2000");
        }
    }

    private void until(BooleanSupplier acknowledged) {
        while (!acknowledged.getAsBoolean()) {
            tally.retries.increment();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
