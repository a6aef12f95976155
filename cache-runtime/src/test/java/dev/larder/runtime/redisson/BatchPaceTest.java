package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchPaceTest {

    private final BatchPace pace = new BatchPace();

    @Test
    void besideTheServerOneBatchIsUnderWay() {
        replied(50, 400, 60, 900);

        assertThat(pace.allowed()).isEqualTo(1);
    }

    @Test
    void overANetworkMoreAreUnderWaySoThatNobodyWaitsForARoundTripOfOthers() {
        replied(900, 700, 1500);

        assertThat(pace.allowed()).isEqualTo(4);
    }

    @Test
    void thereAreNeverMany() {
        replied(80_000);

        assertThat(pace.allowed()).isEqualTo(BatchPace.MOST);
    }

    @Test
    void aNetworkThatBecomesSlowerIsNoticed() {
        replied(50);
        for (int i = 0; i < 1000; i++) {
            replied(1000);
        }

        assertThat(pace.allowed()).isEqualTo(6);
    }

    private void replied(long... micros) {
        for (long each : micros) {
            pace.replied(TimeUnit.MICROSECONDS.toNanos(each));
        }
    }
}
