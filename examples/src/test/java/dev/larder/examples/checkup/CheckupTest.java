package dev.larder.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.examples.redis.OwnRedis;
import dev.larder.runtime.Larder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckupTest {

    @Test
    void aRedisThatIsGoneIsNamedWithTheCommandToTry() {
        OwnRedis redis = OwnRedis.start();
        try (Larder larder = Larder.connect(redis.address().uri())) {
            redis.close();
            List<String> report = new Checkup(larder, redis.address(), "").report("*");

            assertThat(report.get(0)).contains(redis.address() + " does not answer", "try redis-cli -p");
            assertThat(report.get(1)).contains("health is DOWN");
            assertThat(report.get(3)).startsWith("keys cannot be listed");
        }
    }

    @Test
    void keysAreShownWithTheTimeThatIsLeft() {
        try (OwnRedis redis = OwnRedis.start();
                Larder larder = Larder.connect(redis.address().uri())) {
            larder.client().set("user:7:profile", "Grace", Duration.ofMinutes(2));
            List<String> report = new Checkup(larder, redis.address(), "").report("user:*");

            assertThat(report.get(0)).contains("answers in");
            assertThat(report.get(1)).contains("health is UP");
            assertThat(report.get(3)).isEqualTo("1 key matches user:*");
            assertThat(report.get(4)).matches("  user:7:profile: 1[12]\\d s left");
        }
    }
}
