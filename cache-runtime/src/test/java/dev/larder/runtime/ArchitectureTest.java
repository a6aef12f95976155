package dev.larder.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "dev.larder.runtime";

    /** The public values, which every other package may use. */
    private static final String[] VALUES = {
        ROOT + ".config", ROOT + ".entry", ROOT + ".error", ROOT + ".key", ROOT + ".method", ROOT + ".spi.."
    };

    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void theImportedClassesAreTheRuntime() {
        assertThat(runtime.contain(Larder.class)).isTrue();
        assertThat(runtime).hasSizeGreaterThan(50);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(runtime);
    }

    @Test
    void classesHaveNoCycles() {
        slices().assignedFrom(new ByTopLevelClass()).should().beFreeOfCycles().check(runtime);
    }

    @Test
    void packagesStaySmall() {
        Map<String, Long> files = runtime.stream()
                .filter(type -> !type.getEnclosingClass().isPresent())
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(32));
        assertThat(files.get(ROOT)).isLessThanOrEqualTo(25);
    }

    @Test
    void thePortsDependOnNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".spi..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(ROOT + ".spi..")))
                .check(runtime);
    }

    @Test
    void nothingDependsOnTheEntryPoints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(runtime);
    }

    @Test
    void theInternalsKnowNoAdapter() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".redisson..", ROOT + ".jackson..", ROOT + ".memory..")
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
                            .or(resideInAnyPackage(VALUES))
                            .or(resideInAnyPackage(ROOT + ".internal..", ROOT + "." + adapter + "..")))
                    .check(runtime);
        }
    }

    @Test
    void onlyTheRedissonAdapterAndTheBuilderKnowRedisson() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redisson..")
                .and()
                .haveNameNotMatching(".*\\.(LarderBuilder|Connection)")
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
    void onlyTheMemoryAdapterAndTheEntriesOfTheNearCacheKnowCaffeine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".memory..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".internal.near.NearEntries")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.benmanes..")
                .check(runtime);
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

    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static final class ByTopLevelClass implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            // A builder and what it builds know each other; Larder.builder() is where users begin.
            String name = type.getName().replaceFirst("\\.Larder(Builder|Assembly)\\b", ".Larder");
            int nested = name.indexOf('$');
            return name.startsWith(ROOT) && !name.endsWith("package-info")
                    ? SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
