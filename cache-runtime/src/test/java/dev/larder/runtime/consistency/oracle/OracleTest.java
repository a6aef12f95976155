package dev.larder.runtime.consistency.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The oracle for a few seconds; {@link Oracle} is the program for minutes. */
class OracleTest {

    @Test
    void larderNeverReturnsWhatWasEvicted() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("seconds=3"));

        assertThat(report.reads()).isPositive();
        assertThat(report.changes()).isPositive();
        assertClean(report);
    }

    @Test
    void norDoesItWhenThingsGoWrong() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("seconds=6", "faults=all", "seed=" + System.nanoTime()));

        assertThat(report.faults()).isNotEmpty();
        assertClean(report);
    }

    @Test
    void norWhileSlotsOfAClusterMove() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("servers=cluster", "seconds=4", "faults=migrate"));

        assertThat(report.faults()).isNotEmpty();
        assertClean(report);
    }

    @Test
    void cacheAsideByHandDoesAndTheOracleSeesIt() throws InterruptedException {
        long stale = 0;
        for (int i = 0; i < 20 && stale == 0; i++) {
            stale = Oracle.run(Settings.parse("seconds=1", "cache=naive")).staleReads();
        }

        assertThat(stale).isPositive();
    }

    private static void assertClean(Report report) {
        assertThat(report.staleReads()).as(report::toString).isZero();
        assertThat(report.staleAtRest()).as(report::toString).isZero();
    }
}
