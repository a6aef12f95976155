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
    void firstStepsTakeAFewMilliseconds() throws InterruptedException {
        assertThat(budget.pause()).isTrue();
        assertThat(time.nanoTime()).isBetween(5 * MILLI / 2, 5 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 50, 100, 180})
    void aCallComesBackWithinAQuarterOfTheLoadsTime(long loadMillis) throws InterruptedException {
        while (time.nanoTime() < loadMillis * MILLI) {
            budget.pause();
        }
        assertThat(time.nanoTime()).isLessThanOrEqualTo((loadMillis + loadMillis / 4) * MILLI);
    }

    @Test
    void noStepTakesLongerThanFiftyMilliseconds() throws InterruptedException {
        long longest = 0;
        for (long before = 0; budget.pause(); before = time.nanoTime()) {
            longest = Math.max(longest, time.nanoTime() - before);
        }
        assertThat(longest).isBetween(40 * MILLI, 50 * MILLI);
    }

    @Test
    void theLimitIsKept() throws InterruptedException {
        int steps = 0;
        while (budget.pause()) {
            steps++;
        }
        assertThat(time.nanoTime()).isEqualTo(3000 * MILLI);
        assertThat(budget.isExhausted()).isTrue();
        assertThat(steps).isLessThan(120);
    }

    @Test
    void anExhaustedBudgetDoesNotPause() throws InterruptedException {
        budget.exhaust();
        assertThat(budget.pause()).isFalse();
        assertThat(time.nanoTime()).isZero();
    }
}
