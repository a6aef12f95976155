package dev.larder.runtime.redisson.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.GroupPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentEvictionsTest {

    private final AtomicLong nanos = new AtomicLong();

    private final RecentEvictions recent = new RecentEvictions(nanos::get);

    @Test
    void eachTargetIsKeptOnceForHalfAMinute() {
        recent.add(List.of("user:1", "user:2"), List.of());
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        recent.add(List.of("user:2"), List.of(Loads.under("user:3")));

        assertThat(recent.batch().keys()).containsExactly("user:1", "user:2");
        assertThat(recent.batch().groups()).containsExactly(Loads.under("user:3"));

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(recent.batch().keys()).containsExactly("user:2");

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(recent.batch().isEmpty()).isTrue();
    }

    @Test
    void theHalfMinuteCountsBackFromTheLostConnection() {
        recent.add(List.of("user:old"), List.of());
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        recent.add(List.of("user:1"), List.of());
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        recent.freeze();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        recent.add(List.of("user:2"), List.of());
        recent.freeze();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(recent.batch().keys()).containsExactly("user:1", "user:2");

        recent.resume();
        assertThat(recent.batch().isEmpty()).isTrue();
    }

    @Test
    void theKeysOfFrozenEvictionsAreKnown() {
        recent.add(List.of("user:old"), List.of());
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        recent.add(List.of("user:1"), List.of(Loads.under("user:2"), GroupPattern.scanned("*:7:x")));
        assertThat(recent.isFrozenFor("user:1")).isFalse();

        recent.freeze();
        recent.add(List.of("order:1"), List.of());

        assertThat(List.of("user:1", "user:2:a", "user:2:a:b", "order:7:x", "order:1"))
                .allMatch(recent::isFrozenFor);
        assertThat(List.of("user:old", "user:2", "user:22:a", "user:3", "order:2", "order:7:y"))
                .noneMatch(recent::isFrozenFor);

        recent.resume();
        assertThat(recent.isFrozenFor("user:1")).isFalse();
    }

    @Test
    void theOldestAreDroppedBeyondTheMaximum() {
        recent.add(List.of("user:first"), List.of());
        for (int i = 0; i < 20; i++) {
            int round = i;
            recent.add(
                    IntStream.range(0, 1000)
                            .mapToObj(j -> "user:" + round + ":" + j)
                            .toList(),
                    List.of());
        }

        assertThat(recent.batch().keys()).hasSize(20_000).doesNotContain("user:first");
    }
}
