package dev.larder.runtime.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.NoAnswerException;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectingPhaseTest {

    private final ManualClock time = new ManualClock();

    private final ConnectingPhase phase = new ConnectingPhase(time);

    @Test
    void aStoreThatIsSoonConnectedIsNoNews() {
        begin();

        assertThat(phase.covers(BreakerState.HALF_OPEN, null)).isTrue();
        assertThat(phase.covers(BreakerState.CLOSED, null)).isTrue();
        assertThat(phase.covers(BreakerState.OPEN, new StoreException("down"))).isFalse();
    }

    @Test
    void aProbeThatGetsNoAnswerIsNoNewsWhileConnectingMayTakeSoLong() {
        begin();

        assertThat(phase.covers(BreakerState.OPEN, new NoAnswerException(Duration.ofMillis(250))))
                .isTrue();
        time.advance(Duration.ofSeconds(3));
        assertThat(phase.covers(BreakerState.OPEN, new NoAnswerException(Duration.ofMillis(250))))
                .isFalse();
        assertThat(phase.endsWith(BreakerState.OPEN)).isTrue();
        assertThat(phase.endsWith(BreakerState.OPEN)).isFalse();
    }

    @Test
    void aConnectionThatIsRefusedIsAnOutage() {
        begin();

        assertThat(phase.covers(BreakerState.OPEN, new StoreException("refused")))
                .isFalse();
        assertThat(phase.endsWith(BreakerState.OPEN)).isTrue();
    }

    @Test
    void withoutConnectingInTheBackgroundEverythingIsNews() {
        assertThat(phase.covers(BreakerState.OPEN, new StoreException("down"))).isFalse();
        assertThat(phase.endsWith(BreakerState.OPEN)).isFalse();
    }

    private void begin() {
        phase.begin(Duration.ofSeconds(2));
        assertThat(phase.covers(BreakerState.OPEN, new StoreException("not connected yet")))
                .isTrue();
    }
}
