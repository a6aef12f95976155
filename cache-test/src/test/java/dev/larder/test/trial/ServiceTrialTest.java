package dev.larder.test.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ServiceTrialTest {

    private final TrialReport report =
            ServiceTrial.of(Shop.class).codec(new ForgetfulDigests()).run();

    private final Map<String, String> outcomes = report.methods().stream()
            .collect(Collectors.toMap(
                    method -> method.method().substring(0, method.method().indexOf('(')),
                    method -> method.outcome().told()));

    @Test
    void methodsWithAllKindsOfResultsWork() {
        assertThat(outcomes)
                .containsEntry("find", "works")
                .containsEntry("findAll", "works")
                .containsEntry("list", "works")
                .containsEntry("findLater", "works")
                .containsEntry("search", "works");
    }

    @Test
    void conditionsAreTriedWithOtherValues() {
        assertThat(outcomes).containsEntry("count", "works");
    }

    @Test
    void methodsWithoutACacheAreNotTried() {
        assertThat(outcomes).doesNotContainKeys("save", "total").hasSize(11);
    }

    @Test
    void aChangedPropertyIsNamed() {
        assertThat(outcomes).containsEntry("faded", "comes back changed: color: its value changed");
    }

    @Test
    void aValueThatIsNeverStoredIsToldWithItsReason() {
        assertThat(outcomes.get("unstored")).startsWith("never hits: ").contains("Shop$Unstored");
    }

    @Test
    void aTypeThatIsRefusedKeepsNoOtherMethodFromItsTrial() {
        assertThat(outcomes.get("anything")).startsWith("refused at start: ").contains("at value");
    }

    @Test
    void aFieldThatTheDigestDoesNotHoldIsNamed() {
        assertThat(outcomes)
                .containsEntry("matching", "key does not tell apart: matcher.rule.text, matcher.rule.limit");
    }

    @Test
    void aParameterThatTheKeyDoesNotHoldIsNamed() {
        assertThat(outcomes).containsEntry("vague", "key does not tell apart: page");
    }

    @Test
    void theReportCountsAndPrints() {
        assertThat(report.works()).isFalse();
        assertThat(report.count(Outcome.Works.class)).isEqualTo(6);
        assertThat(report.count(Outcome.KeyDoesNotTell.class)).isEqualTo(2);
        assertThat(report.toString()).startsWith("dev.larder.test.trial.Shop\n").contains("\n  find(long): works\n");
    }

    @Test
    void anInterfaceThatWasNotProcessedIsRefused() {
        assertThatThrownBy(() -> ServiceTrial.of(Runnable.class).run())
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("java.lang.Runnable has no generated class CachedRunnable");
    }

    /** Digests a {@code Matcher} without its rule. */
    private static final class ForgetfulDigests implements ValueCodec {

        private final ValueCodec codec = JacksonValueCodec.create();

        @Override
        public <V> ValueFormat<V> format(Type type) {
            return codec.format(type);
        }

        @Override
        public byte[] canonical(Object value) {
            return codec.canonical(value instanceof Shop.Matcher matcher ? List.of(matcher.name()) : value);
        }
    }
}
