package dev.larder.runtime.redisson.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightLimitTest {

    private final InFlightLimit limit = new InFlightLimit();

    @Test
    void oneBatchIsInFlightBesideTheServer() {
        answered(50, 400, 60, 900);

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void moreBatchesAreInFlightOverANetworkSoThatNoCallerWaitsForARoundTripOfOthers() {
        answered(900, 700, 1500);

        assertThat(limit.current()).isEqualTo(4);
    }

    @Test
    void theLimitNeverExceedsItsMaximum() {
        answered(80_000);

        assertThat(limit.current()).isEqualTo(InFlightLimit.MAXIMUM);
    }

    @Test
    void theLimitFollowsANetworkThatBecomesSlower() {
        answered(50);
        for (int i = 0; i < 1000; i++) {
            answered(1000);
        }

        assertThat(limit.current()).isEqualTo(6);
    }

    private void answered(long... micros) {
        for (long each : micros) {
            limit.answered(TimeUnit.MICROSECONDS.toNanos(each));
        }
    }
}
