package dev.larder.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many callers of a server that is stalled. */
class StalledCallersTest {

    @Test
    void tenThousandCallersWaitForNoMoreThanADeadlineAndALoadOnAFewThreads() {
        StalledCallers.Outcome outcome = StalledCallers.run(10_000);

        // The deadline is 250 ms; the rest is for a machine that is busy with ten thousand calls.
        assertThat(outcome.longest()).as(outcome::toString).isLessThan(Duration.ofSeconds(5));
        assertThat(outcome.threadsAdded()).as(outcome::toString).isLessThan(50);
    }
}
