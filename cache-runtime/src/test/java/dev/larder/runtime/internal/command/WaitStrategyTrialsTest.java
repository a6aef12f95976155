package dev.larder.runtime.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitStrategyTrialsTest {

    private static final long CALLERS = 16;

    private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(100);

    private static final long LONG = TimeUnit.MICROSECONDS.toNanos(300);

    private long now = 1;

    private final WaitStrategyTrials trials = new WaitStrategyTrials(now);

    @Test
    void triesBothInTurn() {
        List<Boolean> tried = new ArrayList<>();
        while (trials.at(now, CALLERS) instanceof WaitStrategyTrials.Trial trial) {
            tried.add(trial.yields());
            run(trial, SHORT);
        }

        assertThat(tried).containsExactly(false, true, false, true, false, true);
    }

    @Test
    void whatMakesWaitsShorterWins() {
        assertThat(verdict(LONG, SHORT).yields()).isTrue();

        pass(WaitStrategyTrials.LONGEST_VERDICT_NANOS);
        assertThat(verdict(SHORT, LONG).yields()).isFalse();
    }

    @Test
    void whereBothAreAlikeCallersSleep() {
        assertThat(verdict(SHORT, SHORT).yields()).isFalse();
    }

    @Test
    void aPauseOfTheMachineDuringTwoTrialsDoesNotDecide() {
        int trial = 0;
        while (trials.at(now, CALLERS) instanceof WaitStrategyTrials.Trial current) {
            boolean paused = trial == 1 || trial == 5;
            run(current, paused ? TimeUnit.MILLISECONDS.toNanos(40) : current.yields() ? SHORT : LONG);
            trial++;
        }

        assertThat(trials.at(now, CALLERS).yields()).isTrue();
    }

    @Test
    void aTrialLastsUntilEachCallerHasWaitedSomeTimes() {
        WaitStrategyTrials.Trial trial = trial();
        pass(10 * WaitStrategyTrials.TRIAL_NANOS);
        long all = (WaitStrategyTrials.WAITS_BEFORE + WaitStrategyTrials.WAITS_COUNTED) * CALLERS;
        for (int i = 1; i < all; i++) {
            trial.add(SHORT);
            assertThat(trial()).isSameAs(trial);
        }

        trial.add(SHORT);
        assertThat(trial()).isNotSameAs(trial);
    }

    @Test
    void aTrialLastsForItsTime() {
        WaitStrategyTrials.Trial trial = trial();
        for (int i = 0; i < 100 * CALLERS; i++) {
            trial.add(SHORT);
        }
        pass(WaitStrategyTrials.TRIAL_NANOS - 1);
        assertThat(trial()).isSameAs(trial);

        pass(1);
        assertThat(trial()).isNotSameAs(trial);
    }

    @Test
    void theFirstWaitsOfATrialDoNotCount() {
        while (trials.at(now, CALLERS) instanceof WaitStrategyTrials.Trial trial) {
            for (int i = 0; i < WaitStrategyTrials.WAITS_BEFORE * CALLERS; i++) {
                trial.add(trial.yields() ? WaitStrategyTrials.LONGEST_WAIT_NANOS : SHORT);
            }
            run(trial, trial.yields() ? SHORT : LONG);
        }

        assertThat(trials.at(now, CALLERS).yields()).isTrue();
    }

    @Test
    void triesAgainLaterTheMoreOftenTheSameHasWon() {
        long expected = WaitStrategyTrials.SHORTEST_VERDICT_NANOS;
        while (expected < WaitStrategyTrials.LONGEST_VERDICT_NANOS) {
            assertLasts(verdict(LONG, SHORT), expected);
            expected *= 2;
        }
        assertLasts(verdict(LONG, SHORT), WaitStrategyTrials.LONGEST_VERDICT_NANOS);
        assertLasts(verdict(LONG, SHORT), WaitStrategyTrials.LONGEST_VERDICT_NANOS);

        assertLasts(verdict(SHORT, LONG), WaitStrategyTrials.SHORTEST_VERDICT_NANOS);
    }

    @Test
    void threeOfFiveVotesDecide() {
        int trialsHeld = 0;
        while (trials.at(now, CALLERS) instanceof WaitStrategyTrials.Trial trial) {
            boolean forYielding = trialsHeld++ / 2 % 2 == 0;
            run(trial, trial.yields() == forYielding ? SHORT : LONG);
        }

        assertThat(trialsHeld).isEqualTo(10);
        assertThat(trials.at(now, CALLERS).yields()).isTrue();
    }

    private void assertLasts(WaitStrategyTrials.Verdict verdict, long nanos) {
        pass(nanos - 1);
        assertThat(trials.at(now, CALLERS)).isSameAs(verdict);
        pass(1);
        assertThat(trials.at(now, CALLERS)).isInstanceOf(WaitStrategyTrials.Trial.class);
    }

    private WaitStrategyTrials.Trial trial() {
        return (WaitStrategyTrials.Trial) trials.at(now, CALLERS);
    }

    /** Holds trials until there is a verdict, with waits that take so long. */
    private WaitStrategyTrials.Verdict verdict(long sleeping, long yielding) {
        while (trials.at(now, CALLERS) instanceof WaitStrategyTrials.Trial trial) {
            run(trial, trial.yields() ? yielding : sleeping);
        }
        return (WaitStrategyTrials.Verdict) trials.at(now, CALLERS);
    }

    private void run(WaitStrategyTrials.Trial trial, long wait) {
        while (!trial.isOver(now)) {
            pass(wait / CALLERS);
            trial.add(wait);
        }
    }

    private void pass(long nanos) {
        now += nanos;
    }
}
