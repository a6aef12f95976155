package dev.larder.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short version of the program: that processes are killed thousands of times is shown by its main method. */
class KilledProcessesTest {

    @Test
    void processesThatAreKilledLeaveNoStaleValueWithAnOutbox() throws Exception {
        KilledProcesses.Result result = KilledProcesses.run(8, 2, true, 1);

        assertThat(result.commits()).isGreaterThanOrEqualTo(8);
        assertThat(result.rows()).isZero();
        assertThat(result.stale()).isZero();
    }
}
