package dev.larder.runtime.consistency.model.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.model.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interleaving of these calls keeps the promises of near caches. {@link NearCheck} searches wider scenarios. */
class NearProtocolTest {

    static Stream<NearScenario> scenarios() {
        return Stream.of(
                NearScenario.of("READ@1,EVICT@0").nearIn(1),
                NearScenario.of("READ@1,EVICT@0").nearIn(1).withCuts(1),
                NearScenario.of("READ@1,READ@1,EVICT@0").nearIn(1),
                NearScenario.of("READ@1,EVICT_GROUP@0,EXPIRE@0").nearIn(1),
                NearScenario.of("READ@1,UPDATE@0").nearIn(1).withCuts(1),
                NearScenario.of("READ@1,REFRESH@0,EVICT@0").nearIn(1),
                NearScenario.of("READ@1,EVICT@0").nearIn(1).withCuts(1).whereEvictionsFail(),
                NearScenario.of("READ@0,EVICT@0").nearIn(0).withCuts(1),
                NearScenario.of("READ@0,READ@0,EVICT@0").nearIn(0),
                NearScenario.of("READ@0,UPDATE@0,EVICT@1").nearIn(0),
                NearScenario.of("READ@0,REFRESH@0,EVICT_GROUP@0").nearIn(0),
                NearScenario.of("READ@0,EVICT@0").nearIn(0).whereEvictionsFail(),
                NearScenario.of("READ@0,UPDATE@0").nearIn(0).whereEvictionsFail(),
                NearScenario.of("EVICT_STRICTLY@0").nearIn(1).withCuts(1).withTicks(3),
                NearScenario.of("EVICT_STRICTLY@0,FAILOVER@0").nearIn(1),
                NearScenario.of("READ@1,EVICT_STRICTLY@0").nearIn(1).withCuts(1),
                NearScenario.of("READ@0,EVICT_STRICTLY@0").nearIn(0).whereEvictionsFail());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyInterleavingKeepsEveryPromise(NearScenario scenario) {
        Verdict verdict = NearModel.search(scenario, NearRules.WHOLE_PROTOCOL);

        assertThat(verdict.broken()).as(verdict::toString).isNull();
    }
}
