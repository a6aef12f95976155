package dev.larder.runtime.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.testing.ManualClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitBudgetTest {

    private static final long MILLI = 1_000_000;

    private final ManualClock time = new ManualClock();

    private final WaitBudget budget = new WaitBudget(Duration.ofSeconds(3), time, new Random(1));

    @Test
    void firstStepsTakeAFewMilliseconds() {
        assertThat(pause()).isTrue();
        assertThat(time.nanoTime()).isBetween(5 * MILLI / 2, 5 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 50, 100, 180})
    void aCallComesBackWithinAQuarterOfTheLoadsTime(long loadMillis) {
        while (time.nanoTime() < loadMillis * MILLI) {
            pause();
        }
        assertThat(time.nanoTime()).isLessThanOrEqualTo((loadMillis + loadMillis / 4) * MILLI);
    }

    @Test
    void noStepTakesLongerThanFiftyMilliseconds() {
        long longest = 0;
        for (long before = 0; pause(); before = time.nanoTime()) {
            longest = Math.max(longest, time.nanoTime() - before);
        }
        assertThat(longest).isBetween(40 * MILLI, 50 * MILLI);
    }

    @Test
    void theLimitIsKept() {
        int steps = 0;
        while (pause()) {
            steps++;
        }
        assertThat(time.nanoTime()).isEqualTo(3000 * MILLI);
        assertThat(budget.isExhausted()).isTrue();
        assertThat(steps).isLessThan(120);
    }

    @Test
    void anExhaustedBudgetDoesNotPause() {
        budget.exhaust();
        assertThat(pause()).isFalse();
        assertThat(time.nanoTime()).isZero();
    }

    /** Lets one step go by; returns whether there was one. */
    private boolean pause() {
        long step = budget.nextPause();
        if (step <= 0) {
            return false;
        }
        time.advance(Duration.ofNanos(step));
        return true;
    }
}
