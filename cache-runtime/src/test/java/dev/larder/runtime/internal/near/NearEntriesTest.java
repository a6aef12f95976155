package dev.larder.runtime.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.near.NearLink.Subscription;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither limit is passed, also where the bytes are no multiple of the number. */
class NearEntriesTest {

    @ParameterizedTest
    @CsvSource({"500, 419430, 10, 500", "500, 100000, 800, 102", "7, 1048576, 10, 7"})
    void holdsBothLimits(int maxEntries, int maxBytes, int bytes, int expected) {
        NearEntries entries = new NearEntries(maxEntries, maxBytes);

        for (int i = 0; i < 3 * maxEntries; i++) {
            String key = "k:" + i % 10 + i;
            entries.put(key, entry(key, bytes));
        }

        // Caffeine makes room in the background.
        RedisServer.await("there is room", Duration.ofSeconds(10), () -> entries.size() <= expected);
        assertThat(entries.size()).isPositive();
    }

    private static NearEntry entry(String key, int bytes) {
        NearStamp stamp = new NearStamp(key, Subscription.NONE, new int[] {1}, 0, 0);
        return new NearEntry(stamp, "method", "content", 0, Long.MAX_VALUE, bytes);
    }
}
