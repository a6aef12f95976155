package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One round of each fault; {@link Resilience} is the program for ten. */
class ResilienceTest {

    /** It is a race, which a single attempt may miss. */
    private static final int MOST_ATTEMPTS = 20;

    @Test
    void everyKindOfFaultIsSurvived() throws InterruptedException {
        assertThat(Resilience.run(1, Duration.ofMillis(400))).allSatisfy(outcome -> {
            assertThat(outcome.survived()).as(outcome::toString).isEqualTo(outcome.rounds());
            assertThat(outcome.longest()).as(outcome::toString).isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void whoForgetsFailedEvictionsIsFoundOut() throws InterruptedException {
        long found = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && found == 0; attempt++) {
            Outcome outcome = Resilience.runForgetful("unreachable", 2, Duration.ofMillis(600));
            found = outcome.staleReads() + outcome.lostEvictions();
        }

        assertThat(found).isPositive();
    }
}
