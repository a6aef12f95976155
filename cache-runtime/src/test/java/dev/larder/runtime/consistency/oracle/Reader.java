package dev.larder.runtime.consistency.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Reads rows in every {@link Way}. */
final class Reader implements Runnable {

    /** Maximum number of rows that one call reads. */
    private static final int MOST = 5;

    private final CacheUnderTest cache;

    private final Truth truth;

    private final Tally tally;

    private final BooleanSupplier over;

    Reader(CacheUnderTest cache, Truth truth, Tally tally, BooleanSupplier over) {
        this.cache = cache;
        this.truth = truth;
        this.tally = tally;
        this.over = over;
    }

    @Override
    public void run() {
        Random random = ThreadLocalRandom.current();
        Way[] ways = Way.values();
        while (!over.getAsBoolean()) {
            Way way = ways[random.nextInt(ways.length)];
            read(way, way.readsSeveral() ? several(random) : List.of(truth.anyBusy(random)));
        }
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
        List<Long> floors = keys.stream().map(truth::floor).toList();
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
