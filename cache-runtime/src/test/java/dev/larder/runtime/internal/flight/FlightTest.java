package dev.larder.runtime.internal.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Lookup;
import org.junit.jupiter.api.Test;

class FlightTest {

    private static final Object METHOD = new Object();

    private static final LoadOutcome STORED = new LoadOutcome.Stored(Lookup.absent());

    private final Flights flights = new Flights();

    @Test
    void aKeyHasOneFlightAtATime() {
        Flight first = flights.begin("user:1", METHOD, Thread.currentThread());
        assertThat(flights.of("user:1")).isSameAs(first);
        assertThat(flights.begin("user:1", METHOD, Thread.currentThread())).isNull();
        assertThat(flights.begin("user:2", METHOD, Thread.currentThread())).isNotNull();
        first.complete(STORED);
        assertThat(flights.of("user:1")).isNull();
        assertThat(flights.begin("user:1", METHOD, Thread.currentThread())).isNotNull();
    }

    @Test
    void aCallLearnsWhenItJoined() {
        Flight flight = flights.begin("user:1", METHOD, Thread.currentThread());
        assertThat(flight.hasFollowers()).isFalse();
        assertThat(flight.join()).isEqualTo(JoinedAt.BEFORE_LOAD);
        assertThat(flight.hasFollowers()).isTrue();
        flight.beginLoad();
        assertThat(flight.join()).isEqualTo(JoinedAt.DURING_LOAD);
        flight.stopJoining();
        assertThat(flight.join()).isEqualTo(JoinedAt.AFTER_LOAD);
    }

    @Test
    void aFlightThatNoCallMayJoinStaysSoWhenItsLoadBegins() {
        Flight flight = flights.begin("user:1", METHOD, Thread.currentThread());
        flight.stopJoining();
        flight.beginLoad();
        assertThat(flight.join()).isEqualTo(JoinedAt.AFTER_LOAD);
    }

    @Test
    void followersLearnTheFirstOutcome() {
        Flight flight = flights.begin("user:1", METHOD, Thread.currentThread());
        assertThat(flight.outcome()).isNotDone();
        flight.complete(STORED);
        flight.complete(new LoadOutcome.Failed(new IllegalStateException()));
        flight.close();
        assertThat(flight.outcome()).isCompletedWithValue(STORED);
    }

    @Test
    void aClosedFlightHasNothingToShare() {
        Flight flight = flights.begin("user:1", METHOD, Thread.currentThread());
        flight.close();
        assertThat(flight.outcome()).isCompletedWithValue(new LoadOutcome.Empty());
        assertThat(flights.of("user:1")).isNull();
    }

    @Test
    void aFollowerThatCancelsItsFutureEndsNoOther() {
        Flight flight = flights.begin("user:1", METHOD, Thread.currentThread());
        flight.outcome().cancel(true);
        flight.complete(STORED);
        assertThat(flight.outcome()).isCompletedWithValue(STORED);
    }

    @Test
    void aThreadKnowsTheFlightsThatItLeads() {
        Flight mine = flights.begin("user:1", METHOD, Thread.currentThread());
        Flight ofAnAsynchronousCall = flights.begin("user:2", METHOD, null);
        assertThat(mine.isLedBy(Thread.currentThread())).isTrue();
        assertThat(mine.isLedBy(new Thread())).isFalse();
        assertThat(mine.isLedBy(null)).isFalse();
        assertThat(ofAnAsynchronousCall.isLedBy(Thread.currentThread())).isFalse();
        assertThat(ofAnAsynchronousCall.isLedBy(null)).isFalse();
    }
}
