package dev.larder.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.ValidationReport;
import dev.larder.processor.generation.SourceWriter;
import dev.larder.processor.model.Origin;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;

/** The pipeline, as the compiler can't check it. */
class ArchitectureTest {

    private static final JavaClasses PROCESSOR = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.larder.processor");

    @Test
    void stagesKnowOnlyWhatComesBefore() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("processor")
                .definedBy("dev.larder.processor")
                .layer("declaration")
                .definedBy("..processor.declaration..")
                .layer("resolution")
                .definedBy("..processor.resolution..")
                .layer("generation")
                .definedBy("..processor.generation..")
                .layer("diagnostic")
                .definedBy("..processor.diagnostic..")
                .layer("model")
                .definedBy("..processor.model..")
                .whereLayer("processor")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("generation")
                .mayOnlyBeAccessedByLayers("processor")
                .whereLayer("resolution")
                .mayOnlyBeAccessedByLayers("processor")
                .whereLayer("declaration")
                .mayOnlyBeAccessedByLayers("processor", "resolution")
                .whereLayer("diagnostic")
                .mayOnlyBeAccessedByLayers("processor", "resolution")
                .check(PROCESSOR);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.larder.processor.(**)").should().beFreeOfCycles().check(PROCESSOR);
    }

    @Test
    void classesHaveNoCycles() {
        slices().assignedFrom(new ByTopLevelClass()).should().beFreeOfCycles().check(PROCESSOR);
    }

    @Test
    void packagesStaySmall() {
        Map<String, Long> files = PROCESSOR.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(files)
                .hasSizeGreaterThan(5)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(32));
    }

    @Test
    void onlyTheSourceWriterUsesTheFiler() {
        // A round gets it from the compiler and hands it on.
        noClasses()
                .that()
                .doNotBelongToAnyOf(SourceWriter.class)
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Filer.class))))
                .check(PROCESSOR);
        noClasses()
                .that()
                .doNotBelongToAnyOf(SourceWriter.class, Round.class)
                .should()
                .dependOnClassesThat(assignableTo(Filer.class))
                .check(PROCESSOR);
    }

    @Test
    void generationDoesNotValidate() {
        noClasses()
                .that()
                .resideInAPackage("..generation..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(DiagnosticCode.class, ValidationReport.class, Messager.class)
                .check(PROCESSOR);
    }

    @Test
    void nothingBesideOriginHoldsOnToElements() {
        DescribedPredicate<JavaClass> ofARound = assignableTo(Element.class)
                .or(assignableTo(TypeMirror.class))
                .or(assignableTo(AnnotationMirror.class))
                .or(assignableTo(AnnotationValue.class));
        fields().that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..resolution..")
                .and()
                .areDeclaredInClassesThat()
                .areNotAssignableTo(Origin.class)
                .should()
                .notHaveRawType(ofARound)
                .check(PROCESSOR);
    }

    @Test
    void whatOutlivesARoundHoldsNoOrigin() {
        noClasses()
                .that()
                .resideInAPackage("..resolution.catalog..")
                .and()
                .areRecords()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Origin.class)
                .check(PROCESSOR);
        fields().that()
                .areDeclaredIn(Compilation.class)
                .should()
                .notHaveRawType(Origin.class)
                .check(PROCESSOR);
    }

    @Test
    void annotationsAndRuntimeAreNamedByStringOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.larder.annotation..", "dev.larder.runtime..")
                .check(PROCESSOR);
    }

    @Test
    void theModelIsImmutable() {
        classes()
                .that()
                .resideInAPackage("..model..")
                .and()
                .areNotInterfaces()
                .should(beRecordsOrEnums())
                .check(PROCESSOR);
    }

    private static ArchCondition<JavaClass> beRecordsOrEnums() {
        return ArchCondition.from(DescribedPredicate.describe(
                "be records or enums",
                (JavaClass type) ->
                        type.isRecord() || type.isEnum() || type.getSimpleName().equals("package-info")));
    }

    private static DescribedPredicate<JavaClass> assignableTo(Class<?> type) {
        return JavaClass.Predicates.assignableTo(type);
    }

    private static final class ByTopLevelClass implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getName();
            int nested = name.indexOf('$');
            return name.startsWith("dev.larder.processor") && !name.endsWith("package-info")
                    ? SliceIdentifier.of(nested < 0 ? name : name.substring(0, nested))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
