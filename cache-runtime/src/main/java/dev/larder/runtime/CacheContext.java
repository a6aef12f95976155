package dev.larder.runtime;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.BlockingStore;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.internal.command.Yielding;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.flight.Flights;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.outage.GuardedStore;
import dev.larder.runtime.internal.outage.LoadCap;
import dev.larder.runtime.internal.time.Patience;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.ValueCodec;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What all methods of one {@link Larder} share.
 *
 * @param guard what {@code store} and {@code stages} send their commands to
 * @param yielding what blocking callers do before they sleep
 * @param stages the store, for calls that do not block
 * @param random shared by all threads
 * @param executor takes the steps of asynchronous calls
 * @param backgroundLoads threads for loads that no caller lends its own
 * @param refreshGate which keys are refreshed at the moment
 * @param observer is told of loads, updates and evictions
 * @param loading which threads run a load that the cap on loads has let in
 */
record CacheContext(
        LarderConfig config,
        GuardedStore guard,
        BlockingStore store,
        Yielding yielding,
        AsyncStore stages,
        ValueCodec codec,
        Flights flights,
        LoadIds loadIds,
        Timekeeper time,
        RandomGenerator random,
        TroubleLog troubles,
        TransactionWork transactions,
        Executor executor,
        Events events,
        CallObserver observer,
        ThreadLocal<Boolean> loading,
        BackgroundLoads backgroundLoads,
        RefreshGate refreshGate) {

    LoadCap newLoadCap() {
        return new LoadCap(config.outage().concurrentLoads(), config.outage().loadWait(), loading);
    }

    /** Returns the current thread as the one that takes the steps of a call. */
    CallingThread callingThread() {
        return new CallingThread(yielding);
    }

    Patience newPatience() {
        return new Patience(config.leaseWait(), time, random);
    }
}
