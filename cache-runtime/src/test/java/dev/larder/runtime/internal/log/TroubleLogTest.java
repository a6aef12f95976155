package dev.larder.runtime.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.larder.runtime.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroubleLogTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();

    private final Logger logger = new LoggerContext().getLogger("test");

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final TroubleLog log = new TroubleLog(logger, INTERVAL, clock);

    @BeforeEach
    void append() {
        appender.start();
        logger.addAppender(appender);
    }

    private List<String> lines() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void reject(String method) {
        log.warn(Trouble.VALUE_REJECTED, method, "user:42", new IllegalStateException("7 bytes"));
    }

    @Test
    void eachMethodIsNamed() {
        reject("A.find");
        reject("B.find");
        reject("C.find");
        reject("A.find");
        assertThat(lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("A.find at user:…")
                                .endsWith(": 7 bytes")
                                .doesNotContain("42"),
                        line -> assertThat(line).contains("B.find"),
                        line -> assertThat(line).contains("C.find"));
    }

    @Test
    void aMethodIsNamedAgainAfterTheIntervalWithTheNumberOfWarningsLeftOut() {
        reject("A.find");
        reject("A.find");
        reject("A.find");
        clock.advance(INTERVAL);
        reject("A.find");
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).endsWith("(and 2 more since the last such line)");
    }

    @Test
    void kindsDoNotShareAnInterval() {
        reject("A.find");
        log.warn(Trouble.VALUE_TOO_LARGE, "A.find", "user:42", "9 MiB");
        log.warnWithTrace(Trouble.REFRESH_FAILED, "A.find", "user:42", new IllegalStateException("no database"));
        assertThat(lines()).hasSize(3);
        assertThat(appender.list.get(2).getThrowableProxy().getMessage()).isEqualTo("no database");
    }

    @Test
    void tooManyMethodsShareOneInterval() {
        for (int i = 0; i < 3 * TroubleLog.MAX_METHODS; i++) {
            reject("Method." + i);
        }
        assertThat(lines()).hasSize(TroubleLog.MAX_METHODS + 1);
    }

    @Test
    void troubleWithoutAMethodHasOneIntervalForEachKind() {
        log.warn(Trouble.STORE_AWAY, "connection refused", "");
        log.warn(Trouble.STORE_AWAY, "connection reset", "");
        log.end(Trouble.STORE_BACK, "a:6379");
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).endsWith(": connection refused");
    }

    @Test
    void emptyPartsAreLeftOut() {
        log.warn(Trouble.STORE_AWAY, "", "no answer within 250 ms");
        log.warn(Trouble.EVICTIONS_WIDENED, "3 merged", "");
        log.end(Trouble.STORE_BACK, "");

        assertThat(lines().get(0)).endsWith("until it answers again: no answer within 250 ms");
        assertThat(lines().get(1)).endsWith("into a wider one: 3 merged");
        assertThat(lines().get(2)).isEqualTo("The store answers again");
    }
}
