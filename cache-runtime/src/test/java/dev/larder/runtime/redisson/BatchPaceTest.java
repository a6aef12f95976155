package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchPaceTest {

    private final BatchPace pace = new BatchPace();

    @Test
    void besideTheServerOneBatchIsUnderWay() {
        answered(50, 400, 60, 900);

        assertThat(pace.allowed()).isEqualTo(1);
    }

    @Test
    void overANetworkMoreAreUnderWaySoThatNobodyWaitsForARoundTripOfOthers() {
        answered(900, 700, 1500);

        assertThat(pace.allowed()).isEqualTo(4);
    }

    @Test
    void thereAreNeverMany() {
        answered(80_000);

        assertThat(pace.allowed()).isEqualTo(BatchPace.MOST);
    }

    @Test
    void aNetworkThatBecomesSlowerIsNoticed() {
        answered(50);
        for (int i = 0; i < 1000; i++) {
            answered(1000);
        }

        assertThat(pace.allowed()).isEqualTo(6);
    }

    private void answered(long... micros) {
        for (long each : micros) {
            pace.answered(TimeUnit.MICROSECONDS.toNanos(each));
        }
    }
}
