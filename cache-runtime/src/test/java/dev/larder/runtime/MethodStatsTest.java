package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.stats.Counter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statistics, their documentation and the counters agree. */
class MethodStatsTest {

    @Test
    void theComponentsAreTheCountersInTheirOrder() {
        assertThat(Arrays.stream(MethodStats.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactlyElementsOf(
                        Arrays.stream(Counter.values()).map(Counter::label).toList());
    }

    @ParameterizedTest
    @EnumSource(Counter.class)
    void aCounterReachesItsOwnComponentOnly(Counter counter) throws ReflectiveOperationException {
        MethodStats stats = MethodStats.of(each -> each == counter ? 7 : 0);

        for (RecordComponent component : MethodStats.class.getRecordComponents()) {
            long expected = component.getName().equals(counter.label()) ? 7 : 0;
            Object value = component.getAccessor().invoke(stats);
            assertThat(value).isEqualTo(value instanceof Duration ? Duration.ofNanos(expected) : (Object) expected);
        }
        assertThat(Counter.values())
                .allSatisfy(each -> assertThat(stats.count(each)).isEqualTo(each == counter ? 7 : 0));
    }

    @Test
    void aSumAddsEachCount() {
        MethodStats one = MethodStats.of(Counter::ordinal);
        MethodStats other = MethodStats.of(counter -> 100);

        assertThat(one.plus(other)).isEqualTo(MethodStats.of(counter -> counter.ordinal() + 100));
        assertThat(one.plus(MethodStats.NONE)).isEqualTo(one);
    }

    @Test
    void thePageHasARowForEachCounter() throws IOException {
        List<String> rows = Pattern.compile("^\\| `\\w+` \\|.*$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/statistics.md")))
                .results()
                .map(row -> row.group())
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Counter.values())
                        .map(counter -> "| `" + counter.label() + "` | " + counter.description() + " |")
                        .toList());
    }
}
