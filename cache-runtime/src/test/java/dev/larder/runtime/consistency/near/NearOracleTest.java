package dev.larder.runtime.consistency.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.near.NearTally.Count;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs the oracle of near caches for some seconds. {@link NearOracle} is the program for longer runs. */
class NearOracleTest {

    /** All but a restart, after which the clients take longer to connect than the test has time. */
    private static final String FAULTS = "linkcut,linkdrop,linkhold,linkdelay,cut,hold,delay,stop,jvm";

    @Test
    void noProcessIsStaleBeyondTheBoundWhileLinksCommandsAndProcessesFail() throws IOException, InterruptedException {
        NearReport report =
                NearOracle.run(NearSettings.parse("seconds=6", "faults=" + FAULTS, "seed=" + System.nanoTime() % 1000));

        NearTally tally = report.tally();
        assertThat(tally.get(Count.CHANGES)).as(report::toString).isPositive();
        assertThat(tally.get(Count.NEAR_HITS)).as(report::toString).isPositive();
        assertThat(tally.stale()).as(report::toString).isZero();
    }
}
