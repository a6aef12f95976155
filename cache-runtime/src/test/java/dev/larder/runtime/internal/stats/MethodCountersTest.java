package dev.larder.runtime.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodCountersTest {

    @ParameterizedTest
    @EnumSource(Counter.class)
    void eachCounterCountsForItself(Counter counter) {
        MethodCounters counters = new MethodCounters();
        counters.increment(counter);
        counters.add(counter, 41);
        assertThat(Counter.values())
                .allSatisfy(each -> assertThat(counters.get(each)).isEqualTo(each == counter ? 42 : 0));
    }

    @Test
    void labelsAreUniqueAndDescribed() {
        assertThat(Arrays.stream(Counter.values()).map(Counter::label)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Counter.values()).map(Counter::description))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
