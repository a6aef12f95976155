package dev.larder.runtime.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.near.NearLink.Subscription;
import org.junit.jupiter.api.Test;

class NearEntryTest {

    private static final int[] PLACES = {1, 2, 3, 4, 5};

    private final RemovalCounters counters = new RemovalCounters(4);

    private final NearEntry entry = new NearEntry(
            new NearStamp("a:b:c:d", Subscription.NONE, PLACES, counters.sum(PLACES), 0), this, "content", 0, 1, 1);

    @Test
    void anEntryStaysCurrentWhileOthersAreRemoved() {
        for (int i = 0; i < 3; i++) {
            assertThat(entry.isCurrent(counters)).isTrue();
            assertThat(entry.isCurrent(counters)).isTrue();
            counters.increment(6 + i);
        }
    }

    @Test
    void anEntryThatWasFoundCurrentEndsWithARemovalAtAnyOfItsPlaces() {
        for (int place : PLACES) {
            NearEntry another = new NearEntry(
                    new NearStamp("a:b:c:d", Subscription.NONE, PLACES, counters.sum(PLACES), 0), this, "", 0, 1, 1);
            assertThat(another.isCurrent(counters)).isTrue();

            counters.increment(place);

            assertThat(another.isCurrent(counters)).isFalse();
            counters.increment(7);
            assertThat(another.isCurrent(counters)).isFalse();
        }
    }
}
