package dev.larder.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "dev.larder.runtime";

    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theImportedClassesAreTheRuntime() {
        assertThat(runtime.contain(Larder.class)).isTrue();
        assertThat(runtime).hasSizeGreaterThan(50);
    }

    @Test
    void thePortsDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT, ROOT + ".internal..", ROOT + ".redisson..", ROOT + ".jackson..", ROOT + ".memory..")
                .check(runtime);
    }

    @Test
    void theInternalsDependOnPortsOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".redisson..", ROOT + ".jackson..", ROOT + ".memory..")
                .check(runtime);
    }

    @Test
    void adaptersDependOnPortsAndInternalsOnly() {
        for (String adapter : new String[] {"redisson", "jackson", "memory"}) {
            classes()
                    .that()
                    .resideInAPackage(ROOT + "." + adapter + "..")
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                            .or(resideInAnyPackage(ROOT + ".spi..", ROOT + ".internal..", ROOT + "." + adapter + "..")))
                    .check(runtime);
        }
    }

    @Test
    void onlyTheRedissonAdapterAndTheBuilderKnowRedisson() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redisson..")
                .and()
                .haveNameNotMatching(".*\\.(LarderBuilder|Connection\\$.*)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.redisson..", "io.netty..")
                .check(runtime);
    }

    @Test
    void onlyTheJacksonAdapterKnowsJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jackson..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(runtime);
    }

    @Test
    void onlyTheMemoryAdapterKnowsCaffeine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".memory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.benmanes..")
                .check(runtime);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(runtime);
    }

    @Test
    void nothingStaticIsMutable() {
        fields().that().areStatic().should().beFinal().check(runtime);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(runtime.stream().map(type -> type.getPackage()).distinct())
                .filteredOn(type -> type.getName().startsWith(ROOT))
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(NullMarked.class))
                        .as(type.getName())
                        .isTrue());
    }
}
