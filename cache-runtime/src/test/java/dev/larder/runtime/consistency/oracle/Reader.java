package dev.larder.runtime.consistency.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Reads rows in every {@link Way}. */
final class Reader implements Runnable {

    /** Maximum number of rows that one call reads. */
    private static final int MOST = 5;

    private static final int MOST_IN_TRANSACTION = 6;

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Way[] WAYS = Way.values();

    private final CacheUnderTest cache;

    private final Truth truth;

    private final Tally tally;

    private final BooleanSupplier over;

    private final ReadTransactions transactions;

    /** The share of reads that are made in transactions. */
    private final double inTransactions;

    Reader(
            CacheUnderTest cache,
            Truth truth,
            Tally tally,
            BooleanSupplier over,
            ReadTransactions transactions,
            double inTransactions) {
        this.transactions = transactions;
        this.inTransactions = inTransactions;
        this.cache = cache;
        this.truth = truth;
        this.tally = tally;
        this.over = over;
    }

    @Override
    public void run() {
        Random random = ThreadLocalRandom.current();
        while (!over.getAsBoolean()) {
            if (random.nextDouble() < inTransactions) {
                transactions.run(random, transaction -> readSome(random));
            } else {
                read(random);
            }
        }
    }

    /** Reads some times, with pauses in which other threads change rows. */
    private void readSome(Random random) {
        for (int i = random.nextInt(1, MOST_IN_TRANSACTION + 1); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE));
            }
            read(random);
        }
    }

    private void read(Random random) {
        Way way = WAYS[random.nextInt(WAYS.length)];
        read(way, way.readsSeveral() ? several(random) : List.of(truth.anyBusy(random)));
    }

    /** Returns different keys in any order, since calls for the same keys in another order must not wait for each other. */
    private List<Integer> several(Random random) {
        int count = random.nextInt(2, MOST + 1);
        List<Integer> keys = new ArrayList<>();
        while (keys.size() < count) {
            int key = truth.anyBusy(random);
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** Reads rows and counts those that are older than they may be. */
    void read(Way way, List<Integer> keys) {
        ReadTransaction transaction = transactions.current();
        List<Long> floors = keys.stream()
                .map(key -> transaction == null ? truth.floor(key) : transaction.floor(key))
                .toList();
        Collection<Row> rows = cache.read(way, keys);
        if (rows.isEmpty()) {
            tally.timeouts.increment();
        }
        tally.read(way, rows.size());
        for (Row row : rows) {
            if (row.version() < floors.get(keys.indexOf(row.key()))) {
                tally.staleReads.increment();
            }
        }
    }
}
