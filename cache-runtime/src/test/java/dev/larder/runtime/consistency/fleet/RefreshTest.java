package dev.larder.runtime.consistency.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.fleet.RefreshFigures.Figures;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs {@link RefreshFigures} for some seconds. {@code -Dlarder.test.seconds=20} runs it longer and prints the figures. */
class RefreshTest {

    private static final int SHORT = 4;

    @Test
    void aKeyThatTwoJvmsReadIsLoadedOncePerPeriodAndNoReadAfterTheFirstMisses()
            throws IOException, InterruptedException {
        int seconds = Integer.getInteger("larder.test.seconds", SHORT);
        Figures figures = RefreshFigures.measure(seconds);
        if (seconds != SHORT) {
            System.out.println(figures);
        }

        assertThat(figures.loads()).as(figures::toString).isBetween(2L, (long) Math.ceil(figures.periods()) + 2);
        assertThat(figures.here().misses() + figures.there().misses())
                .as(figures::toString)
                .isLessThanOrEqualTo(2);
    }
}
