package dev.larder.runtime.consistency.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Flips flags for a moment. {@link Flags} is the program for longer runs. */
class FlagsTest {

    @Test
    void aFlagThatFlipsBackIsNotTakenForOneThatWasNeverEvicted() throws InterruptedException {
        Flags.Report report = Flags.run(Duration.ofMillis(1500));

        assertThat(report.stats().auditsAgreed()).isPositive();
        assertThat(report.stats().auditsUndecided()).isPositive();
        assertThat(report.falseFindings()).isZero();
    }
}
