package dev.larder.runtime.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitBudgetTest {

    private static final long MILLI = 1_000_000;

    private final ManualTime time = new ManualTime();

    private final WaitBudget patience = new WaitBudget(Duration.ofSeconds(3), time, new Random(1));

    @Test
    void firstStepsTakeAFewMilliseconds() throws InterruptedException {
        assertThat(patience.pause()).isTrue();
        assertThat(time.now).isBetween(5 * MILLI / 2, 5 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 50, 100, 180})
    void whoWaitsComesBackWithinAQuarterOfWhatTheLoadTook(long loadMillis) throws InterruptedException {
        while (time.now < loadMillis * MILLI) {
            patience.pause();
        }
        assertThat(time.now).isLessThanOrEqualTo((loadMillis + loadMillis / 4) * MILLI);
    }

    @Test
    void noStepTakesLongerThanFiftyMilliseconds() throws InterruptedException {
        long longest = 0;
        for (long before = 0; patience.pause(); before = time.now) {
            longest = Math.max(longest, time.now - before);
        }
        assertThat(longest).isBetween(40 * MILLI, 50 * MILLI);
    }

    @Test
    void theLimitIsKept() throws InterruptedException {
        int steps = 0;
        while (patience.pause()) {
            steps++;
        }
        assertThat(time.now).isEqualTo(3000 * MILLI);
        assertThat(patience.isOver()).isTrue();
        assertThat(steps).isLessThan(120);
    }

    @Test
    void lostItDoesNotPauseAgain() throws InterruptedException {
        patience.lose();
        assertThat(patience.pause()).isFalse();
        assertThat(time.now).isZero();
    }

    private static final class ManualTime implements Timekeeper {

        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos;
        }
    }
}
