package dev.larder.runtime.redisson.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TagTraceTest {

    private final long now = System.nanoTime();

    @Test
    void anEvictionLongBeforeTheLeaseIsBefore() {
        assertThat(TagTrace.read(reply("2000000")).isBefore(now)).isTrue();
    }

    @Test
    void anEvictionSinceTheLeaseIsNot() {
        assertThat(TagTrace.read(reply("0")).isBefore(now)).isFalse();
        assertThat(TagTrace.read(reply("-5000000")).isBefore(now)).isFalse();
        assertThat(TagTrace.read(reply("1000000")).isBefore(now - TimeUnit.SECONDS.toNanos(2)))
                .isFalse();
    }

    @Test
    void theClocksMayDifferByAThousandth() {
        long lease = now - TimeUnit.SECONDS.toNanos(100);

        assertThat(TagTrace.read(reply("100050000")).isBefore(lease)).isFalse();
        assertThat(TagTrace.read(reply("101000000")).isBefore(lease)).isTrue();
    }

    @Test
    void withoutATraceALoadThatIsLongerThanTracesLastIsRefused() {
        assertThat(TagTrace.read(reply("")).isBefore(now)).isTrue();
        assertThat(TagTrace.read(reply("")).isBefore(now - TagTrace.LASTING.toNanos()))
                .isFalse();
    }

    private static List<Object> reply(String age) {
        return List.of(age.getBytes(StandardCharsets.US_ASCII));
    }
}
