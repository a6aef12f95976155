package dev.larder.runtime.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.larder.runtime.internal.outage.ResilientStore;
import dev.larder.runtime.testing.ClassCycles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class InternalArchitectureTest {

    private static final String ROOT = "dev.larder.runtime";

    private static final String INTERNAL = ROOT + ".internal";

    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theImportedClassesAreTheInternals() {
        assertThat(runtime.contain(ResilientStore.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {INTERNAL, ROOT + ".spi", ROOT + ".memory", ROOT + ".reactor", ROOT + ".rxjava"})
    void classesHaveNoCycles(String rootPackage) {
        ClassCycles.noneBelow(rootPackage).check(runtime);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(runtime);
    }

    @Test
    void pendingEvictionsDoNotKnowTheOutage() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".pending..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTERNAL + ".outage..", INTERNAL + ".command..", INTERNAL + ".event..")
                .check(runtime);
    }
}
