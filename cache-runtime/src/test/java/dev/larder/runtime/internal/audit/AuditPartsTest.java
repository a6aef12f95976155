package dev.larder.runtime.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an audit is made of: what a key held, and how many audits begin. */
class AuditPartsTest {

    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private static final Held FIRST = held("1", Duration.ofSeconds(60), 0, 5);

    private static Held held(String text, Duration left, long sentMillis, long answeredMillis) {
        Lookup found = text.equals("null") ? Lookup.absent() : Lookup.hit(text.getBytes(StandardCharsets.UTF_8));
        return new Held(found, left, sentMillis * 1_000_000, answeredMillis * 1_000_000);
    }

    private static boolean isStill(Held later) {
        return FIRST.isStill(later, TOLERANCE);
    }

    @Test
    void aValueIsStillTheSameWhenItsTimeHasGoneDownAsTimeHasPassed() {
        assertThat(isStill(held("1", Duration.ofMillis(57_995), 2000, 2010))).isTrue();
        assertThat(isStill(held("1", Duration.ofMillis(57_970), 2000, 2010))).isTrue();
        assertThat(isStill(held("1", Duration.ofMillis(58_025), 2000, 2010))).isTrue();
        assertThat(isStill(held("2", Duration.ofMillis(57_995), 2000, 2010))).isFalse();
        assertThat(isStill(held("null", Duration.ofMillis(57_995), 2000, 2010))).isFalse();
    }

    @Test
    void equalBytesThatWereStoredBetweenAreAnotherValue() {
        assertThat(isStill(held("1", Duration.ofMillis(58_100), 2000, 2010))).isFalse();
        assertThat(isStill(held("1", Duration.ofSeconds(60), 2000, 2010))).isFalse();
        assertThat(isStill(held("1", Duration.ofMillis(57_900), 2000, 2010))).isFalse();
        assertThat(isStill(held("1", TimedLookup.FOREVER, 2000, 2010))).isFalse();
    }

    @Test
    void aValueWithoutAnEndIsRecognizedByItsBytes() {
        Held lasting = held("1", TimedLookup.FOREVER, 0, 5);

        assertThat(lasting.isStill(held("1", TimedLookup.FOREVER, 2000, 2010), TOLERANCE))
                .isTrue();
        assertThat(lasting.isStill(held("1", Duration.ofSeconds(60), 2000, 2010), TOLERANCE))
                .isFalse();
    }

    @Test
    void aSecondLetsAsManyAuditsBeginAsTheRateSays() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);
        Timekeeper time = now::get;
        AuditRate rate = new AuditRate(10, time);

        assertThat(taken(rate)).isEqualTo(10);
        now.addAndGet(250_000_000);
        assertThat(taken(rate)).isEqualTo(2);
        now.addAndGet(3_600_000_000_000L);
        assertThat(taken(rate)).isEqualTo(10);
    }

    private static int taken(AuditRate rate) {
        int taken = 0;
        while (rate.take()) {
            taken++;
        }
        return taken;
    }
}
