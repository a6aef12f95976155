package dev.larder.runtime;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.time.Patience;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.ValueCodec;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What all methods of one {@link Larder} share.
 *
 * @param stages the store, for calls that do not block
 * @param random shared by all threads
 * @param executor takes the steps of asynchronous calls
 */
record CacheContext(
        LarderConfig config,
        BlockingStore store,
        AsyncStore stages,
        ValueCodec codec,
        Flights flights,
        LoadIds loadIds,
        Timekeeper time,
        RandomGenerator random,
        TroubleLog troubles,
        TransactionWork transactions,
        Executor executor) {

    Patience newPatience() {
        return new Patience(config.leaseWait(), time, random);
    }
}
