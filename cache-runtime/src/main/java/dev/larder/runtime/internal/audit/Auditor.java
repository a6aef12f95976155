package dev.larder.runtime.internal.audit;

import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.DaemonPool;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.CallObserver;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs the audits of all methods on threads of its own. Bounded: in threads, in audits that begin per second, and in audits that have
 * not ended. Threads start with the first audit, end when idle and keep no JVM alive. Thread-safe.
 */
public final class Auditor implements AutoCloseable {

    /** Maximum number of audits that have not ended. Each of them holds the arguments of a call. */
    static final int MAX_OPEN = 1000;

    /** Maximum difference between the clock of the store and that of this JVM over one audit, and what is rounded. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(20);

    private final AuditConfig config;

    private final Duration loadTimeout;

    private final AsyncStore store;

    private final BooleanSupplier isAnswering;

    private final Timekeeper time;

    private final CallObserver observer;

    private final AuditRate rate;

    private final DaemonPool threads;

    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean closed;

    /**
     * @param loadTimeout maximum time of a load whose value is compared
     * @param isAnswering returns whether the whole store answers; otherwise no audit begins
     */
    public Auditor(
            AuditConfig config,
            Duration loadTimeout,
            AsyncStore store,
            BooleanSupplier isAnswering,
            Timekeeper time,
            CallObserver observer) {
        this.config = config;
        this.loadTimeout = loadTimeout;
        this.store = store;
        this.isAnswering = isAnswering;
        this.time = time;
        this.observer = observer;
        this.rate = new AuditRate(config.rate(), time);
        this.threads = new DaemonPool("larder-audit", config.threads(), MAX_OPEN);
    }

    /** Returns whether audits make sense now: the store answers, and this is not closed. */
    boolean isAnswering() {
        return !closed && isAnswering.getAsBoolean();
    }

    /** Returns whether one more audit may begin now, which it then does. It ends by {@link #end}. */
    boolean admits() {
        if (open.incrementAndGet() <= MAX_OPEN && rate.take()) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void end() {
        open.decrementAndGet();
    }

    /** Runs a step of an audit on a thread of this; returns whether it will run. */
    boolean run(Runnable step) {
        try {
            threads.execute(step);
            return true;
        } catch (RejectedExecutionException e) {
            // Closed.
            return false;
        }
    }

    AuditConfig config() {
        return config;
    }

    Duration loadTimeout() {
        return loadTimeout;
    }

    AsyncStore store() {
        return store;
    }

    Timekeeper time() {
        return time;
    }

    CallObserver observer() {
        return observer;
    }

    /** Returns by how much the remaining time of a value may differ from what is expected, over some time. */
    Duration tolerance(long nanos) {
        // The clock of a test may run here and stand still in the store.
        return time.isSystem() ? CLOCK_TOLERANCE : CLOCK_TOLERANCE.plusNanos(nanos);
    }

    /** Begins no further audit, and no further step of one. A running load ends by itself. Idempotent. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        threads.getQueue().clear();
    }
}
