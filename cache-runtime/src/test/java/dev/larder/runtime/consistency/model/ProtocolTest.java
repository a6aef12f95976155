package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.consistency.model.Role.DEADLINE;
import static dev.larder.runtime.consistency.model.Role.DELETE;
import static dev.larder.runtime.consistency.model.Role.EVICT;
import static dev.larder.runtime.consistency.model.Role.EVICT_GROUP;
import static dev.larder.runtime.consistency.model.Role.EXPECT_MISS;
import static dev.larder.runtime.consistency.model.Role.FALLBACK;
import static dev.larder.runtime.consistency.model.Role.FLUSH;
import static dev.larder.runtime.consistency.model.Role.READ;
import static dev.larder.runtime.consistency.model.Role.REFRESH;
import static dev.larder.runtime.consistency.model.Role.RELOAD;
import static dev.larder.runtime.consistency.model.Role.RESTART;
import static dev.larder.runtime.consistency.model.Role.SNAPSHOT;
import static dev.larder.runtime.consistency.model.Role.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interleaving of these calls for one key keeps every promise. {@link ProtocolCheck} searches wider scenarios. */
class ProtocolTest {

    static Stream<Scenario> scenarios() {
        return Stream.of(
                Scenario.of(READ, READ, EVICT).withLate(2),
                Scenario.of(READ, READ, EVICT_GROUP).withLate(2),
                Scenario.of(READ, EVICT, EVICT_GROUP).withLate(2),
                Scenario.of(READ, READ, EVICT, DELETE).withLate(1),
                Scenario.of(READ, READ, EVICT_GROUP, RESTART),
                Scenario.of(READ, EVICT_GROUP, FLUSH).withLate(1).onOneServer(),
                Scenario.of(READ, READ, UPDATE, FLUSH).onOneServer(),
                Scenario.of(UPDATE, UPDATE, FLUSH).withLate(1).onOneServer(),
                Scenario.of(REFRESH, EVICT_GROUP, FLUSH).withLate(1).onOneServer(),
                Scenario.of(RELOAD, FLUSH).withLate(1).withTicks(5).onOneServer(),
                Scenario.of(UPDATE, READ, RESTART),
                Scenario.of(READ, READ, EVICT).withTicks(5).onOneServer().whereTheClockIsSetBack(),
                Scenario.of(READ, UPDATE, EVICT_GROUP)
                        .withTicks(4)
                        .onOneServer()
                        .whereTheClockIsSetBack(),
                Scenario.of(READ, UPDATE, EVICT).withLate(2),
                Scenario.of(READ, UPDATE, EVICT_GROUP).withLate(1),
                Scenario.of(UPDATE, UPDATE).withLate(2),
                Scenario.of(UPDATE, UPDATE, READ).withLate(1),
                Scenario.of(REFRESH, READ, EVICT).withLate(2),
                Scenario.of(REFRESH, UPDATE, EVICT).withLate(1),
                Scenario.of(REFRESH, REFRESH, EVICT_GROUP).withLate(2),
                Scenario.of(RELOAD, READ, EVICT).withLate(1),
                Scenario.of(RELOAD, UPDATE, EVICT_GROUP).withLate(1),
                Scenario.of(READ, READ, EVICT).withLate(2).inOneJvm(),
                Scenario.of(READ, READ, UPDATE).withLate(1).inOneJvm(),
                Scenario.of(READ, RELOAD, EVICT_GROUP).withLate(1).inOneJvm(),
                Scenario.of(READ, READ, READ, EVICT).inOneJvm(),
                Scenario.of(READ, EVICT_GROUP).withLate(1).withTicks(4),
                Scenario.of(RELOAD, EVICT_GROUP).withLate(1).withTicks(5),
                Scenario.of(REFRESH, EVICT_GROUP).withLate(1).withTicks(5),
                Scenario.of(UPDATE, READ).withLate(1).withTicks(4),
                Scenario.of(READ, READ, EVICT_GROUP).withTicks(4),
                Scenario.of(REFRESH, REFRESH, EVICT).withLate(2),
                Scenario.of(REFRESH, REFRESH, UPDATE).withLate(1),
                Scenario.of(REFRESH, REFRESH, READ, EVICT).withLate(1),
                Scenario.of(EXPECT_MISS, EXPECT_MISS, EVICT).withLate(2),
                Scenario.of(EXPECT_MISS, READ, UPDATE).withLate(1),
                Scenario.of(EXPECT_MISS, READ, EVICT_GROUP).withLate(1).inOneJvm(),
                Scenario.of(EXPECT_MISS, EVICT_GROUP).withLate(1).withTicks(4),
                Scenario.of(FALLBACK, EVICT, EVICT_GROUP).withLate(2),
                Scenario.of(FALLBACK, FALLBACK, EVICT).withLate(1),
                Scenario.of(FALLBACK, UPDATE, EVICT).withLate(1),
                Scenario.of(FALLBACK, REFRESH, EVICT_GROUP).withLate(1),
                Scenario.of(FALLBACK, FALLBACK, EVICT).withLate(1).inOneJvm(),
                Scenario.of(FALLBACK, FALLBACK, UPDATE).inOneJvm(),
                Scenario.of(DEADLINE, EVICT, EVICT_GROUP).withLate(1),
                Scenario.of(DEADLINE, READ, EVICT).withLate(1).inOneJvm(),
                Scenario.of(DEADLINE, UPDATE, EVICT).withLate(1),
                Scenario.of(DEADLINE, EVICT_GROUP).withLate(1).withTicks(4),
                Scenario.of(REFRESH, REFRESH).withLate(1).withTicks(4),
                Scenario.of(FALLBACK, EVICT_GROUP).withLate(1).withTicks(5),
                Scenario.of(SNAPSHOT, EVICT, EVICT_GROUP).withLate(1),
                Scenario.of(SNAPSHOT, SNAPSHOT, EVICT),
                Scenario.of(SNAPSHOT, READ, EVICT_GROUP),
                Scenario.of(SNAPSHOT, EVICT, FLUSH).withLate(1).onOneServer(),
                Scenario.of(SNAPSHOT, EVICT_GROUP, RESTART),
                Scenario.of(SNAPSHOT, UPDATE, DELETE).withLate(1),
                Scenario.of(SNAPSHOT, UPDATE, EVICT),
                Scenario.of(SNAPSHOT, UPDATE).withTicks(4),
                Scenario.of(SNAPSHOT, EVICT_GROUP).withTicks(4),
                Scenario.of(SNAPSHOT, READ, EVICT).withLate(1).inOneJvm(),
                Scenario.of(SNAPSHOT, READ, READ, EVICT).inOneJvm());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyInterleavingKeepsEveryPromise(Scenario scenario) {
        Verdict verdict = Search.run(scenario, Rules.WHOLE_PROTOCOL);

        assertThat(verdict.broken()).as(verdict::toString).isNull();
    }
}
