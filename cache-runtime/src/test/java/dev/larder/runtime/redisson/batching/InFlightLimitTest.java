package dev.larder.runtime.redisson.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightLimitTest {

    private final InFlightLimit limit = new InFlightLimit();

    private long now;

    @Test
    void oneBatchIsInFlightBesideTheServer() {
        answered(50, 400, 60, 900);

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void oneBatchIsInFlightBeforeTheFirstReply() {
        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void moreBatchesAreInFlightOverANetworkSoThatNoCallerWaitsForARoundTripOfOthers() {
        answered(720, 720, 720);

        assertThat(limit.current()).isEqualTo(24);
    }

    @Test
    void fewerBatchesAreInFlightWhileRepliesWaitForProcessorsOrTheServer() {
        answered(720);
        for (int i = 0; i < 100; i++) {
            answered(1440);
        }

        assertThat(limit.current()).isEqualTo(12);
    }

    @Test
    void asManyBatchesAsBeforeAreInFlightSoonAfterAMomentOfSlowReplies() {
        for (int i = 0; i < 100; i++) {
            answered(1440);
        }
        for (int i = 0; i < 100; i++) {
            answered(720);
        }

        assertThat(limit.current()).isBetween(23, 24);
    }

    @Test
    void theLimitNeverExceedsItsMaximum() {
        answered(80_000);

        assertThat(limit.current()).isEqualTo(InFlightLimit.MAXIMUM);
    }

    @Test
    void theLimitFollowsANetworkThatBecomesSlowerWithinASecond() {
        answered(50);
        for (int i = 0; i < 1000; i++) {
            answered(1000);
        }

        assertThat(limit.current()).isBetween(32, 33);
    }

    @Test
    void theLimitFollowsANetworkThatBecomesFasterAtOnce() {
        for (int i = 0; i < 1000; i++) {
            answered(1000);
        }
        answered(50);

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void repliesThatAreSlowForAMomentDoNotRaiseTheLimit() {
        answered(50);
        for (int i = 0; i < 100; i++) {
            answered(4000);
        }

        assertThat(limit.current()).isEqualTo(1);
    }

    @Test
    void aPauseWithoutRepliesForgetsNothing() {
        answered(50);
        now += TimeUnit.HOURS.toNanos(1);
        answered(3000);

        assertThat(limit.current()).isEqualTo(1);
    }

    /** Replies that come one after the other. */
    private void answered(long... micros) {
        for (long each : micros) {
            long sentAt = now;
            now += TimeUnit.MICROSECONDS.toNanos(each);
            limit.answered(sentAt, now);
        }
    }
}
