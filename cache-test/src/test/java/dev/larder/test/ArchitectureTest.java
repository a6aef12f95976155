package dev.larder.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.larder.test";

    private final JavaClasses kit = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        assertThat(kit.contain(LarderTest.class)).isTrue();
        slices().matching("(**)").should().beFreeOfCycles().check(kit);
    }

    @Test
    void assertJIsOnlyForContracts() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".contract")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.assertj..")
                .check(kit);
    }

    @Test
    void onlyRoundTripsAndTrialsUseWhatTheRuntimeKeepsToItself() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".value", ROOT + ".trial")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.larder.runtime.internal..")
                .check(kit);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(kit);
    }
}
