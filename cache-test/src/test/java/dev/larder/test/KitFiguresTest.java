package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run leaves nothing behind. How long it takes is printed: it depends on what else the machine does. */
class KitFiguresTest {

    @Test
    void aRunInMemoryLeavesNothing() {
        KitFigures.Run run = KitFigures.of(Twenty.InMemory.class);

        assertThat(run.tests()).isEqualTo(20);
        assertThat(run.threads()).isZero();
    }

    @Test
    void aRunOnRedisLeavesNothing() {
        long children = KitFigures.children();
        long threads = KitFigures.living();

        KitFigures.Run run = KitFigures.of(Twenty.OnRedis.class);

        assertThat(run.tests()).isEqualTo(20);
        RedisServer.await("the server has ended", Duration.ofSeconds(5), () -> KitFigures.children() == children);
        // A thread that has nothing left to do may still be on its way out.
        RedisServer.await("all threads have ended", Duration.ofSeconds(5), () -> KitFigures.living() <= threads);
    }
}
