package dev.larder.runtime.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.near.NearWorld.Defect;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of the near cache under many orders of steps, and the proof that the search finds what breaks them. */
class NearInterleavingsTest {

    private static final int WORLDS = 10_000;

    private static final int STEPS = 150;

    @Test
    void noReadIsServedAnOlderVersionThanWasPromised() {
        long served = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            NearWorld world = new NearWorld(seed, Defect.NONE);
            assertThat(world.run(STEPS)).as("seed " + seed).isEmpty();
            served += world.served();
        }
        assertThat(served).as("reads that were answered near").isGreaterThan(WORLDS / 2);
    }

    static Set<Defect> defects() {
        return NearWorld.defects();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void eachDefectIsFound(Defect defect) {
        for (long seed = 0; seed < 20L * WORLDS; seed++) {
            if (!new NearWorld(seed, defect).run(STEPS).isEmpty()) {
                return;
            }
        }
        throw new AssertionError("no order of steps shows the defect " + defect);
    }
}
