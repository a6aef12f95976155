package dev.larder.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ClassCyclesTest {

    private static final String HERE = ClassCyclesTest.class.getPackageName();

    @Test
    void aCycleOfTwoClassesIsFound() {
        JavaClasses both = new ClassFileImporter().importClasses(First.class, Second.class);
        assertThatThrownBy(() -> ClassCycles.noneBelow(HERE).check(both))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    void aNestedClassIsPartOfItsOutermostClass() {
        JavaClasses nested = new ClassFileImporter().importClasses(ClassCyclesTest.class, Nested.class);
        assertThat(ClassCycles.noneBelow(HERE).evaluate(nested).hasViolation()).isFalse();
    }

    @Test
    void otherPackagesAreIgnored() {
        JavaClasses both = new ClassFileImporter().importClasses(First.class, Second.class);
        assertThat(ClassCycles.noneBelow(HERE + ".other")
                        .allowEmptyShould(true)
                        .evaluate(both)
                        .hasViolation())
                .isFalse();
    }

    private static final class Nested {
        @SuppressWarnings("unused") // read by the rule
        private ClassCyclesTest outer;
    }
}

/** Depends on {@link Second}. */
@SuppressWarnings("unused") // read by the rule
final class First {
    private Second second;
}

/** Depends on {@link First}. */
@SuppressWarnings("unused") // read by the rule
final class Second {
    private First first;
}
