package dev.larder.runtime.internal.command;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a caller yields before it sleeps: when many callers wait, and {@link WaitStrategyTrials} found that waits are
 * shorter so.
 *
 * <p>With more callers than processors, the answer has often arrived when a caller that yielded runs again. So the caller need
 * not sleep and be woken, which costs more than the rest of a hit. When few callers wait, none yields. Thread-safe.
 */
public final class WaitStrategy {

    /** Maximum number of yields in one wait. Further ones seldom end it. */
    static final int YIELDS = 4;

    /** Minimum number of waiting callers for each processor before they yield. With fewer, a processor is idle. */
    private static final int CROWD = 2;

    private final LongSupplier nanoTime;

    private final Runnable yielder;

    private final int maxWithoutYields;

    private final LongAdder waiting = new LongAdder();

    private final WaitStrategyTrials trials;

    public WaitStrategy() {
        this(System::nanoTime, Thread::yield, Runtime.getRuntime().availableProcessors());
    }

    WaitStrategy(LongSupplier nanoTime, Runnable yielder, int processors) {
        this.nanoTime = nanoTime;
        this.yielder = yielder;
        this.maxWithoutYields = CROWD * processors;
        this.trials = new WaitStrategyTrials(nanoTime.getAsLong());
    }

    /** Returns whether more callers wait than the processors can serve at once. */
    public boolean isContended() {
        return isCrowd(waiting.sum());
    }

    /** Returns whether callers yield now before they sleep. */
    public boolean isOn() {
        return isContended() && trials.yields();
    }

    private boolean isCrowd(long callers) {
        return callers > maxWithoutYields;
    }

    /**
     * Begins a wait. Yields a few times if callers yield now, and stops when there is an answer. Returns soon in any case.
     *
     * @return the wait, for {@link #end}
     */
    Wait begin(BooleanSupplier answered) {
        waiting.increment();
        if (answered.getAsBoolean()) {
            return Wait.UNMEASURED;
        }
        long callers = waiting.sum();
        if (!isCrowd(callers)) {
            return Wait.UNMEASURED;
        }
        long start = nanoTime.getAsLong();
        WaitStrategyTrials.Phase phase = trials.at(start, callers);
        if (phase.yields()) {
            for (int i = 0; i < YIELDS && !answered.getAsBoolean(); i++) {
                yielder.run();
            }
        }
        return phase instanceof WaitStrategyTrials.Trial trial ? new Wait(trial, start) : Wait.UNMEASURED;
    }

    /** Ends a wait, with or without an answer. */
    void end(Wait wait) {
        waiting.decrement();
        if (wait.trial != null) {
            wait.trial.add(nanoTime.getAsLong() - wait.start);
        }
    }

    /** A wait, and the trial that it is part of. */
    static final class Wait {

        private static final Wait UNMEASURED = new Wait(null, 0);

        private final WaitStrategyTrials.@Nullable Trial trial;

        private final long start;

        private Wait(WaitStrategyTrials.@Nullable Trial trial, long start) {
            this.trial = trial;
            this.start = start;
        }
    }
}
