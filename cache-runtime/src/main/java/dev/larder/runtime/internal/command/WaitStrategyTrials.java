package dev.larder.runtime.internal.command;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Finds out whether callers wait shorter when they yield before they sleep, by trying both.
 *
 * <p>It depends on what no program can ask for: what a wake-up costs on this machine, how the scheduler ranks a thread that
 * yielded, and who else computes. So for some milliseconds all callers sleep at once, and for as many all yield first, a few
 * times in turn. In each pair the one with the shorter mean wait has a vote; so a pause of the whole machine, which touches
 * one pair or two, does not decide. What wins is done until the next trials, which come the later the more often the same
 * has won in a row.
 *
 * <p>Waits are counted only while a trial is on. Thread-safe.
 */
final class WaitStrategyTrials {

    /** Votes that decide: the most of five. */
    static final int VOTES = 3;

    /** Waits of each caller that do not count yet, since they began among callers that still did the other. */
    static final int WAITS_BEFORE = 2;

    /** Waits of each caller that a trial counts; it lasts until then. */
    static final int WAITS_COUNTED = 8;

    static final long TRIAL_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** As what a longer wait counts among few callers: it is for somebody's load, or for a machine that paused. */
    static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** The same for each caller, among many. */
    private static final long LONGEST_TURN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    static final long SHORTEST_VERDICT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    static final long LONGEST_VERDICT_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final AtomicReference<Phase> phase;

    WaitStrategyTrials(long now) {
        // As if sleeping had just won, for no time.
        this.phase = new AtomicReference<>(new Verdict(false, 0, now));
    }

    /**
     * Returns what is to be done by a wait that begins now.
     *
     * @param callers how many wait
     */
    Phase at(long now, long callers) {
        Phase current = phase.get();
        if (!current.isOver(now)) {
            return current;
        }
        phase.compareAndSet(current, current.next(now, callers));
        return phase.get();
    }

    /** Returns whether the latest waits yield before they sleep. */
    boolean yields() {
        return phase.get().yields();
    }

    /** A time in which all callers do the same. */
    sealed interface Phase permits Trial, Verdict {

        /** Whether callers yield before they sleep. */
        boolean yields();

        boolean isOver(long now);

        Phase next(long now, long callers);
    }

    /** What won, and for how long it holds. */
    record Verdict(boolean yields, long nanos, long end) implements Phase {

        @Override
        public boolean isOver(long now) {
            return now - end >= 0;
        }

        @Override
        public Phase next(long now, long callers) {
            return new Ballot(this, 0, 0).next(now, callers);
        }

        Verdict followedBy(boolean yields, long now) {
            long next = yields == this.yields ? 2 * nanos : 0;
            long bounded = Math.max(SHORTEST_VERDICT_NANOS, Math.min(LONGEST_VERDICT_NANOS, next));
            return new Verdict(yields, bounded, now + bounded);
        }
    }

    /** The votes of the pairs that are over. */
    private record Ballot(Verdict last, int forYielding, int forSleeping) {

        Ballot with(boolean yieldingWon) {
            return yieldingWon
                    ? new Ballot(last, forYielding + 1, forSleeping)
                    : new Ballot(last, forYielding, forSleeping + 1);
        }

        Phase next(long now, long callers) {
            return Math.max(forYielding, forSleeping) < VOTES
                    ? new Trial(false, now, callers, this, 0)
                    : last.followedBy(forYielding == VOTES, now);
        }
    }

    /** One half of a pair: first all sleep, then all yield. */
    static final class Trial implements Phase {

        private final boolean yields;

        private final long start;

        private final long callers;

        private final Ballot ballot;

        private final double meanWhenSleeping;

        private final LongAdder waits = new LongAdder();

        private final LongAdder nanos = new LongAdder();

        private Trial(boolean yields, long start, long callers, Ballot ballot, double meanWhenSleeping) {
            this.yields = yields;
            this.start = start;
            this.callers = callers;
            this.ballot = ballot;
            this.meanWhenSleeping = meanWhenSleeping;
        }

        void add(long wait) {
            waits.increment();
            if (waits.sum() > WAITS_BEFORE * callers) {
                nanos.add(Math.min(wait, Math.max(LONGEST_WAIT_NANOS, callers * LONGEST_TURN_NANOS)));
            }
        }

        @Override
        public boolean yields() {
            return yields;
        }

        @Override
        public boolean isOver(long now) {
            return now - start >= TRIAL_NANOS && waits.sum() >= (WAITS_BEFORE + WAITS_COUNTED) * callers;
        }

        @Override
        public Phase next(long now, long callers) {
            double mean = (double) nanos.sum() / (waits.sum() - WAITS_BEFORE * this.callers);
            return yields
                    ? ballot.with(mean < meanWhenSleeping).next(now, callers)
                    : new Trial(true, now, callers, ballot, mean);
        }
    }
}
