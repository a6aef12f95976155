package dev.larder.runtime.internal.command;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets other threads run before one that waits is put to sleep, where {@link WaitStrategyTrials} find that waits are shorter so.
 * With more callers than processors the answer is often there when the caller's turn comes again, and nobody had to put it
 * to sleep and to wake it, which costs more than all the rest of a hit. Where few callers wait, nobody yields.
 *
 * <p>Thread-safe.
 */
public final class WaitStrategy {

    /** More of them seldom end the wait. */
    static final int YIELDS = 4;

    /** How many callers must wait for each processor before they yield; fewer find it idle. */
    private static final int CROWD = 2;

    private final LongSupplier nanoTime;

    private final Runnable giveWay;

    private final int mostWithoutYields;

    private final LongAdder waiting = new LongAdder();

    private final WaitStrategyTrials trials;

    public WaitStrategy() {
        this(System::nanoTime, Thread::yield, Runtime.getRuntime().availableProcessors());
    }

    WaitStrategy(LongSupplier nanoTime, Runnable giveWay, int processors) {
        this.nanoTime = nanoTime;
        this.giveWay = giveWay;
        this.mostWithoutYields = CROWD * processors;
        this.trials = new WaitStrategyTrials(nanoTime.getAsLong());
    }

    /** Tells whether more callers wait than the processors can serve at once. */
    public boolean isContended() {
        return isCrowd(waiting.sum());
    }

    /** Tells whether callers yield now before they sleep. */
    public boolean isOn() {
        return isContended() && trials.yields();
    }

    private boolean isCrowd(long callers) {
        return callers > mostWithoutYields;
    }

    /**
     * Begins a wait. Yields a few times, if that is to be done, until there is an answer; returns soon, with or without
     * one.
     *
     * @return to be given to {@link #end}
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
                giveWay.run();
            }
        }
        return phase instanceof WaitStrategyTrials.Trial trial ? new Wait(trial, start) : Wait.UNMEASURED;
    }

    /** Ends a wait, however it ended. */
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
