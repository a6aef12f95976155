package dev.larder.runtime.resilience.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Some thousand hostile values, of another seed each time; {@link ValueFuzz} is the program for more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ValueFuzzTest {

    private static final int VALUES = Integer.getInteger("larder.values", 3_000);

    @Test
    @Order(1)
    void hostileValuesAreMissesAndMakeNothing() {
        ValueFuzz.Outcome outcome = ValueFuzz.run(VALUES, System.nanoTime());

        assertThat(outcome.failures()).as(outcome::toString).isZero();
    }

    @Test
    @Order(2)
    void theCanaryTells() throws ReflectiveOperationException {
        int before = Canary.Signs.SEEN.get();
        Constructor<?> constructor =
                Class.forName("dev.larder.runtime.resilience.fuzz.Canary").getConstructor();

        constructor.newInstance();

        assertThat(Canary.Signs.SEEN.get()).isGreaterThan(before);
    }
}
