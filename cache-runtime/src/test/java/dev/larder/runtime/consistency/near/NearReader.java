package dev.larder.runtime.consistency.near;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Reads any row, again and again, with pauses that leave the processor to others. */
record NearReader(IntConsumer read, SharedTruth truth, BooleanSupplier over) implements Runnable {

    private static final long PAUSE_MICROS = 200;

    @Override
    public void run() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (!over.getAsBoolean()) {
            read.accept(random.nextInt(truth.keys()));
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(PAUSE_MICROS)));
        }
    }
}
