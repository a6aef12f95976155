package dev.larder.runtime.redisson.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentEvictionsTest {

    private static final SlotPartition ALL = partition(0, 2);

    private final AtomicLong nanos = new AtomicLong();

    private final RecentEvictions recent = new RecentEvictions(nanos::get);

    @Test
    void eachTargetIsKeptOnceForHalfAMinute() {
        recent.add(ALL, List.of("user:1", "user:2"), List.of());
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        recent.add(ALL, List.of("user:2"), List.of(Loads.under("user:3")));

        assertThat(recent.batch(ALL).keys()).containsExactly("user:1", "user:2");
        assertThat(recent.batch(ALL).groups()).containsExactly(Loads.under("user:3"));

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(recent.batch(ALL).keys()).containsExactly("user:2");

        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(recent.batch(ALL).isEmpty()).isTrue();
    }

    @Test
    void theHalfMinuteCountsBackFromTheLostConnection() {
        recent.add(ALL, List.of("user:old"), List.of());
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        recent.add(ALL, List.of("user:1"), List.of());
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        recent.freeze(List.of(ALL));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        recent.add(ALL, List.of("user:2"), List.of());
        recent.freeze(List.of(ALL));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(recent.batch(ALL).keys()).containsExactly("user:1", "user:2");

        recent.resume(ALL);
        assertThat(recent.batch(ALL).isEmpty()).isTrue();
    }

    @Test
    void eachPartitionHasItsOwnEvictions() {
        SlotPartition first = partition(0, 1);
        SlotPartition second = partition(1, 2);
        recent.add(first, List.of("user:1"), List.of());
        recent.add(second, List.of("user:2"), List.of());

        assertThat(recent.batch(first).keys()).containsExactly("user:1");
        assertThat(recent.batch(ALL).keys()).containsExactly("user:1", "user:2");
    }

    @Test
    void thoseOfAPartitionThatIsAwayAreKeptAndNotCrowdedOutByOthers() {
        SlotPartition away = partition(0, 1);
        SlotPartition known = partition(1, 2);
        recent.add(away, List.of("user:1"), List.of());
        recent.freeze(List.of(away, known));
        recent.resume(known);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        for (int i = 0; i < 30_000; i++) {
            recent.add(known, List.of("other:" + i), List.of());
        }

        assertThat(recent.batch(away).keys()).containsExactly("user:1");
        assertThat(recent.batch(known).keys()).hasSize(20_000);
    }

    @Test
    void thoseAfterALostConnectionAreKeptWhereNoneWereBefore() {
        recent.freeze(List.of(ALL));
        recent.add(ALL, List.of("user:1"), List.of());
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(recent.batch(ALL).keys()).containsExactly("user:1");
    }

    private static SlotPartition partition(int from, int to) {
        BitSet slots = new BitSet();
        slots.set(from, to);
        return new SlotPartition(slots, from + "-" + to);
    }

    @Test
    void theKeysOfFrozenEvictionsAreKnown() {
        recent.add(ALL, List.of("user:old"), List.of());
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        recent.add(ALL, List.of("user:1"), List.of(Loads.under("user:2"), GroupPattern.scanned("*:7:x")));
        assertThat(recent.isFrozenFor(ALL, "user:1")).isFalse();

        recent.freeze(List.of(ALL));
        recent.add(ALL, List.of("order:1"), List.of());

        assertThat(List.of("user:1", "user:2:a", "user:2:a:b", "order:7:x", "order:1"))
                .allMatch(key -> recent.isFrozenFor(ALL, key));
        assertThat(List.of("user:old", "user:2", "user:22:a", "user:3", "order:2", "order:7:y"))
                .noneMatch(key -> recent.isFrozenFor(ALL, key));

        recent.resume(ALL);
        assertThat(recent.isFrozenFor(ALL, "user:1")).isFalse();
    }

    @Test
    void aFrozenEvictionIsThatOfItsPartition() {
        SlotPartition away = partition(0, 1);
        SlotPartition known = partition(1, 2);
        recent.add(away, List.of("user:1"), List.of());
        recent.add(known, List.of("user:2"), List.of());
        assertThat(recent.isFrozen()).isFalse();

        recent.freeze(List.of(away, known));
        assertThat(recent.isFrozen()).isTrue();
        assertThat(recent.isFrozenFor(away, "user:1")).isTrue();
        assertThat(recent.isFrozenFor(known, "user:1")).isFalse();

        recent.resume(known);
        assertThat(recent.isFrozenFor(known, "user:2")).isFalse();
        assertThat(recent.isFrozenFor(away, "user:1")).isTrue();
        assertThat(recent.isFrozenFor(ALL, "user:1")).isTrue();

        recent.resume(away);
        assertThat(recent.isFrozen()).isFalse();
    }

    @Test
    void theOldestAreDroppedBeyondTheMaximum() {
        recent.add(ALL, List.of("user:first"), List.of());
        for (int i = 0; i < 20; i++) {
            int round = i;
            recent.add(
                    ALL,
                    IntStream.range(0, 1000)
                            .mapToObj(j -> "user:" + round + ":" + j)
                            .toList(),
                    List.of());
        }

        assertThat(recent.batch(ALL).keys()).hasSize(20_000).doesNotContain("user:first");
    }
}
