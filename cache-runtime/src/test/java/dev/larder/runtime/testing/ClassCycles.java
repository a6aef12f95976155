package dev.larder.runtime.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Rules that classes do not depend on each other in a cycle. A nested class counts as a part of its outermost class. */
public final class ClassCycles {

    private ClassCycles() {}

    /** Returns the rule for the classes of a package and of the packages below it. */
    public static ArchRule noneBelow(String rootPackage) {
        return slices().assignedFrom(new OutermostClass(rootPackage)).should().beFreeOfCycles();
    }

    private record OutermostClass(String rootPackage) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            boolean isBelow = type.getPackageName().equals(rootPackage)
                    || type.getPackageName().startsWith(rootPackage + ".");
            return isBelow ? SliceIdentifier.of(outermost(type).getName()) : SliceIdentifier.ignore();
        }

        private static JavaClass outermost(JavaClass type) {
            return type.getEnclosingClass().map(OutermostClass::outermost).orElse(type);
        }

        @Override
        public String getDescription() {
            return "each class below " + rootPackage;
        }
    }
}
