package dev.larder.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.examples.redis.RedisAddress;
import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckupTest {

    @Test
    void aRedisThatIsGoneIsNamedWithTheCommandToTry() {
        RedisServer redis = RedisServer.start();
        try (Larder larder = Larder.connect(redis.uri())) {
            redis.close();
            List<String> report = new Checkup(larder, addressOf(redis), "").report("*");

            assertThat(report.get(0)).contains(addressOf(redis) + " does not answer", "try redis-cli -p");
            assertThat(report.get(1)).contains("health is DOWN");
            assertThat(report.get(3)).startsWith("keys cannot be listed");
        }
    }

    @Test
    void keysAreShownWithTheTimeThatIsLeft() {
        try (RedisServer redis = RedisServer.start();
                Larder larder = Larder.connect(redis.uri())) {
            larder.client().set("user:7:profile", "Grace", Duration.ofMinutes(2));
            List<String> report = new Checkup(larder, addressOf(redis), "").report("user:*");

            assertThat(report.get(0)).contains("answers in");
            assertThat(report.get(1)).contains("health is UP");
            assertThat(report.get(3)).isEqualTo("1 key matches user:*");
            assertThat(report.get(4)).matches("  user:7:profile: 1[12]\\d s left");
        }
    }

    private static RedisAddress addressOf(RedisServer redis) {
        return RedisAddress.from(Map.of("REDIS_URL", redis.uri())).orElseThrow();
    }
}
