package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One round of each fault; {@link Resilience} is the program for ten. */
class ResilienceTest {

    @Test
    void everyKindOfFaultIsSurvived() throws InterruptedException {
        assertThat(Resilience.run(1, Duration.ofMillis(400))).allSatisfy(outcome -> {
            assertThat(outcome.survived()).as(outcome::toString).isEqualTo(outcome.rounds());
            assertThat(outcome.longest()).as(outcome::toString).isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void noEvictionIsLostWhileTheServerCannotBeReached() {
        assertThat(Resilience.lostWhileUnreachable(UnaryOperator.identity())).isZero();
    }

    @Test
    void whoForgetsFailedEvictionsIsFoundOut() {
        assertThat(Resilience.lostWhileUnreachable(Strike::forgetful)).isPositive();
    }
}
