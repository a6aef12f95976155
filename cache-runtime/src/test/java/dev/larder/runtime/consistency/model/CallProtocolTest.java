package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.consistency.model.Call.Option.ASYNC;
import static dev.larder.runtime.consistency.model.Call.Option.DEADLINE;
import static dev.larder.runtime.consistency.model.Call.Option.UNREAD;
import static dev.larder.runtime.consistency.model.Call.evict;
import static dev.larder.runtime.consistency.model.Call.read;
import static dev.larder.runtime.consistency.model.Call.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interleaving of these calls for several keys keeps every promise, and no calls wait for each other. */
class CallProtocolTest {

    static Stream<CallScenario> scenarios() {
        return Stream.of(
                CallScenario.of(read(0), read(0), evict(0))
                        .whereCommandsFail()
                        .whereWaitsEnd()
                        .whereLeasesEnd(),
                CallScenario.of(read(0, 1), read(1, 0))
                        .whereCommandsFail()
                        .whereWaitsEnd()
                        .whereLeasesEnd(),
                CallScenario.of(read(0, 1), read(1, 0), evict(0)).whereWaitsEnd(),
                CallScenario.of(read(0, 1), read(1, 0).inOtherJvm(), evict(0)).whereWaitsEnd(),
                CallScenario.of(read(0, 1), read(1, 0), read(0).inOtherJvm()),
                CallScenario.of(read(ASYNC, 0, 1), read(1, 0), evict(1)),
                CallScenario.of(read(UNREAD, 0), read(UNREAD, 0), evict(0)).whereCommandsFail(),
                CallScenario.of(read(UNREAD, 0), read(0, 1), evict(0)).whereLeasesEnd(),
                CallScenario.of(read(DEADLINE, 0), read(DEADLINE, 0), evict(0)),
                CallScenario.of(read(DEADLINE, 0, 1), read(1, 0)).whereWaitsEnd(),
                CallScenario.of(read(DEADLINE, 0, 1), evict(0, 1)).whereCommandsFail(),
                CallScenario.of(update(0, 1), read(1, 0)).whereCommandsFail().whereLeasesEnd(),
                CallScenario.of(update(0, 1), update(1, 0)).whereCommandsFail(),
                CallScenario.of(update(0, 1), read(1, 0), evict(0)),
                CallScenario.of(read(0), read(0).within(0), evict(0)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyInterleavingKeepsEveryPromise(CallScenario scenario) {
        Verdict verdict = Search.run(scenario, Rules.WHOLE_PROTOCOL);

        assertThat(verdict.broken()).as(verdict::toString).isNull();
    }

    /** No thread tells that a load waits for itself; so only the wait budget ends it, as {@code docs/consistency.md} says. */
    @Test
    void anAsynchronousLoadThatAsksForItsOwnKeyWaitsForItself() {
        Call inner = read(ASYNC, 0).within(0);
        CallScenario scenario = CallScenario.of(read(ASYNC, 0), inner);

        assertThat(Search.run(scenario, Rules.WHOLE_PROTOCOL).broken()).isEqualTo(Property.NO_DEADLOCK);
    }

    /** Neither call can know of the other; so only the wait budget ends it. */
    @Test
    void loadsThatAskForTheKeysOfEachOtherWaitForEachOther() {
        CallScenario scenario = CallScenario.of(read(0), read(1), read(1).within(0), read(0).within(1));

        assertThat(Search.run(scenario, Rules.WHOLE_PROTOCOL).broken()).isEqualTo(Property.NO_DEADLOCK);
    }
}
