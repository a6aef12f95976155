package dev.larder.runtime.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.spi.BreakerState;
import dev.larder.runtime.spi.Partitions;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.LogLines;
import dev.larder.runtime.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageReporterTest {

    @Test
    void aStoreThatIsReachedAsAWholeIsNotNamed() {
        assertThat(linesOfAnOutage(Partitions.ONE.all().get(0).name()))
                .containsExactly(
                        "The store fails; calls on its keys go on without the cache until it answers again: no answer within 250 ms",
                        "The store answers again");
    }

    @Test
    void aServerIsNamed() {
        assertThat(linesOfAnOutage("127.0.0.1:6379"))
                .containsExactly(
                        "The store fails; calls on its keys go on without the cache until it answers again: 127.0.0.1:6379: no answer within 250 ms",
                        "The store answers again: 127.0.0.1:6379");
    }

    private static List<String> linesOfAnOutage(String partition) {
        try (LogLines log = new LogLines()) {
            TroubleLog troubles =
                    new TroubleLog(LoggerFactory.getLogger(Larder.class), Duration.ofSeconds(10), new ManualClock());
            OutageReporter reporter = new OutageReporter(Events.none(), troubles, new ManualClock());
            reporter.breakerMoved(
                    partition, BreakerState.CLOSED, BreakerState.OPEN, new StoreException("no answer within 250 ms"));
            reporter.breakerMoved(partition, BreakerState.HALF_OPEN, BreakerState.CLOSED, null);
            return log.all();
        }
    }
}
