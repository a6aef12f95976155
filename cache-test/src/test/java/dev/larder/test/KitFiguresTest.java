package dev.larder.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run leaves nothing behind. Its time is for a quiet machine, and so for {@link KitFigures}. */
class KitFiguresTest {

    @Test
    void aRunInMemoryLeavesNothing() {
        KitFigures.Run run = KitFigures.of(Twenty.InMemory.class);

        assertThat(run.tests()).isEqualTo(20);
        assertThat(run.threads()).isZero();
    }

    @Test
    void aRunOnRedisLeavesNothing() {
        long before = ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .count();

        KitFigures.Run run = KitFigures.of(Twenty.OnRedis.class);

        assertThat(run.tests()).isEqualTo(20);
        assertThat(run.processes()).isEqualTo(before);
        assertThat(run.threads()).isZero();
    }
}
