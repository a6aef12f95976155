package dev.larder.runtime.consistency.oracle;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Changes rows, evicts or updates them, and raises their floors when that is acknowledged. An eviction that is not
 * acknowledged is repeated until it is, even after the end of the run. So every row must be right at rest.
 */
final class Writer implements Runnable {

    private static final long PAUSE_MICROS = 2_000;

    private final CacheUnderTest.Hand hand;

    private final Truth truth;

    private final Tally tally;

    private final Reader reader;

    private final Servers servers;

    private final boolean takesTurns;

    private final BooleanSupplier over;

    /** @param takesTurns whether a row is changed by one writer at a time, until its eviction is acknowledged */
    Writer(
            Reader reader,
            CacheUnderTest.Hand hand,
            Truth truth,
            Tally tally,
            Servers servers,
            boolean takesTurns,
            BooleanSupplier over) {
        this.reader = reader;
        this.hand = hand;
        this.truth = truth;
        this.tally = tally;
        this.servers = servers;
        this.takesTurns = takesTurns;
        this.over = over;
    }

    @Override
    public void run() {
        Random random = ThreadLocalRandom.current();
        while (!over.getAsBoolean()) {
            int step = random.nextInt(10);
            int key = step == 7 || step == 8 ? truth.anyQuiet(random) : truth.anyBusy(random);
            if (takesTurns) {
                synchronized (truth.turn(Truth.groupOf(key))) {
                    act(step, key, random);
                }
            } else {
                act(step, key, random);
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(PAUSE_MICROS)));
        }
    }

    private void act(int step, int key, Random random) {
        switch (step) {
            case 0, 1, 2 -> changeAndEvict(key);
            case 3, 4, 5 -> changeAndEvictGroup(Truth.groupOf(key));
            case 6 -> update(random.nextBoolean() ? List.of(key) : groupOf(key));
            case 7, 8 -> changeReadBackAndChange(key);
            default -> meddle(key, random);
        }
    }

    private void changeAndEvict(int key) {
        Row row = truth.change(key);
        until(() -> hand.evict(key));
        acknowledge(row);
    }

    /** Evicts a second time, perhaps before the row that was read back is stored. */
    private void changeReadBackAndChange(int key) {
        changeAndEvict(key);
        reader.read(Way.ONE_UNREAD, List.of(key));
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

    /** Returns the rows of a group, the given one first. */
    private static List<Integer> groupOf(int key) {
        int first = Truth.groupOf(key) * Truth.GROUP;
        return IntStream.range(0, Truth.GROUP)
                .mapToObj(place -> first + (key - first + place) % Truth.GROUP)
                .toList();
    }

    private void update(List<Integer> keys) {
        CacheUnderTest.Update update = hand.update(keys);
        if (!update.acknowledged()) {
            keys.forEach(key -> until(() -> hand.evict(key)));
        }
        update.rows().forEach(this::acknowledge);
    }

    private void acknowledge(Row row) {
        truth.acknowledge(row);
        tally.changes.increment();
    }

    /** Removes the key, or writes text that the methods cannot read, as another application would. */
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
