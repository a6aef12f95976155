package dev.larder.runtime.consistency.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs the oracle for some seconds. {@link Oracle} is the program for longer runs. */
class OracleTest {

    /** The control stops as soon as it has shown a stale read. */
    private static final int MOST_CONTROL_RUNS = 20;

    @Test
    void noCallReturnsARowFromBeforeAnEviction() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("seconds=3", "audit=yes"));

        assertClean(report);
    }

    @Test
    void noCallReturnsARowFromBeforeAnEvictionWhereStaleValuesAreKept() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("seconds=4", "stale=yes", "tags=yes", "audit=yes"));

        assertClean(report);
    }

    @Test
    void noCallReturnsARowFromBeforeAnEvictionThatASnapshotWasOlderThan() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("seconds=3", "transactions=yes"));

        assertThat(report.loads().inTransactions()).isPositive();
        assertClean(report);
    }

    @Test
    void noCallReturnsARowFromBeforeAnEvictionWhileServerAndNetworkFail() throws InterruptedException {
        Report report = Oracle.run(
                Settings.parse("seconds=6", "faults=all", "tags=yes", "audit=yes", "seed=" + System.nanoTime()));

        assertThat(report.faults()).isNotEmpty();
        assertClean(report);
    }

    @Test
    void noCallReturnsARowFromBeforeAnEvictionWhileSlotsOfAClusterMove() throws InterruptedException {
        Report report = Oracle.run(Settings.parse("servers=cluster", "seconds=5", "faults=migrate", "tags=yes"));

        assertThat(report.faults()).isNotEmpty();
        assertClean(report);
    }

    @Test
    void cacheAsideByHandReturnsRowsFromBeforeAnEviction() throws InterruptedException {
        long stale = 0;
        for (int i = 0; i < MOST_CONTROL_RUNS && stale == 0; i++) {
            stale = Oracle.run(Settings.parse("seconds=1", "cache=naive")).staleReads();
        }

        assertThat(stale).isPositive();
    }

    private static void assertClean(Report report) {
        assertThat(report.changes()).isPositive();
        assertThat(report.readsBy())
                .as("rows read by each kind of call")
                .allSatisfy((way, rows) -> assertThat(rows).as(way::name).isPositive());
        assertThat(report.staleReads()).as(report::toString).isZero();
        assertThat(report.staleAtRest()).as(report::toString).isZero();
        if (report.settings().audits()) {
            assertThat(report.audits().get("agreed")).isPositive();
            assertThat(report.audits().get("undecided")).isPositive();
            assertThat(report.falseFindings()).as(report::toString).isZero();
        }
    }
}
