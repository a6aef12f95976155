package dev.larder.processor.resolution.value;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Looks through a value's type, and the types of its properties, for anything that could not be read back. */
final class ValueTypeInspector {

    /** Interfaces that Jackson reads into a collection of its choice. */
    private static final Set<String> CONTAINERS = Set.of(
            "java.util.Collection",
            "java.util.List",
            "java.util.Set",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.Map.Entry",
            "java.util.SequencedCollection",
            "java.util.SequencedSet",
            "java.util.SequencedMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentNavigableMap",
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.BlockingDeque");

    /** Abstract classes and interfaces of the JDK whose JSON form says everything. */
    private static final Set<String> ABSTRACT_VALUES =
            Set.of("java.lang.CharSequence", "java.util.Calendar", "java.util.TimeZone", "java.time.ZoneId");

    /** Types with state but without data. */
    private static final Set<String> NOT_DATA = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher",
            "java.util.stream.BaseStream",
            "java.util.Iterator",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.lang.Thread",
            "java.lang.ClassLoader",
            "java.lang.Runnable",
            "java.util.concurrent.Callable",
            "java.util.function.Supplier",
            "java.util.function.Function");

    private final MethodScope scope;
    private final TypeSystem system;
    private final JacksonAnnotations jackson = new JacksonAnnotations();
    private final Set<String> visited = new HashSet<>();
    private boolean fine = true;

    ValueTypeInspector(MethodScope scope) {
        this.scope = scope;
        this.system = scope.system();
    }

    /** Whether values of the type can be kept. Reports what stands against it, and marks the service open if it is. */
    boolean inspect(TypeMirror type) {
        inspect(type, () -> "its result");
        return fine;
    }

    private void inspect(TypeMirror type, Supplier<String> where) {
        if (type instanceof ArrayType array) {
            inspect(array.getComponentType(), where);
        } else if (type instanceof WildcardType) {
            reject(DiagnosticCode.VALUE_TYPE_WILDCARD, where, type);
        } else if (type instanceof TypeVariable variable) {
            inspectVariable(variable, where);
        } else if (type.getKind() == TypeKind.ERROR) {
            scope.service().canName(type, scope.label(), scope.origin());
            fine = false;
        } else if (type instanceof DeclaredType declared && visited.add(declared.toString())) {
            inspectDeclared(declared, where);
        }
    }

    private void inspectVariable(TypeVariable variable, Supplier<String> where) {
        if (TypeSystem.isBoundBySubtypes(variable)) {
            scope.service().leaveOpen();
            fine = false;
        } else {
            reject(DiagnosticCode.VALUE_TYPE_VARIABLE, where, variable);
        }
    }

    private void inspectDeclared(DeclaredType type, Supplier<String> where) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals("java.lang.Object")) {
            scope.report().add(scope.origin(), DiagnosticCode.VALUE_TYPE_OBJECT, scope.label(), where.get());
            fine = false;
        } else if (system.isRaw(type)) {
            reject(DiagnosticCode.VALUE_TYPE_RAW, where, type);
        } else if (system.supertypeNames(type).stream().anyMatch(NOT_DATA::contains)) {
            reject(DiagnosticCode.VALUE_TYPE_NOT_DATA, where, type);
        } else if (jackson.namesClasses(element)) {
            reject(DiagnosticCode.VALUE_TYPE_NAMES_CLASSES, where, type);
        } else if (isAbstract(element) && !CONTAINERS.contains(name) && !ABSTRACT_VALUES.contains(name)) {
            inspectPolymorphic(type, element, where);
        } else {
            inspectContents(type, element, where);
        }
    }

    /** An interface or abstract class: its JSON has to name the implementation, by one of a fixed list of names. */
    private void inspectPolymorphic(DeclaredType type, TypeElement element, Supplier<String> where) {
        if (!jackson.tellsImplementations(element) && !jackson.hasOwnForm(element)) {
            reject(DiagnosticCode.VALUE_TYPE_POLYMORPHIC, where, type);
            return;
        }
        jackson.implementations(element).forEach(implementation -> inspect(implementation, where));
    }

    private void inspectContents(DeclaredType type, TypeElement element, Supplier<String> where) {
        type.getTypeArguments().forEach(argument -> inspect(argument, where));
        if (isOfTheJdk(element) || element.getKind() == ElementKind.ENUM || jackson.hasOwnForm(element)) {
            return;
        }
        for (Property property : new PropertyReader(system, jackson).read(type)) {
            inspect(property.type(), () -> "'" + property.name() + "' of " + TypeSystem.display(type));
        }
    }

    private void reject(DiagnosticCode code, Supplier<String> where, TypeMirror type) {
        scope.report().add(scope.origin(), code, scope.label(), where.get(), TypeSystem.display(type));
        fine = false;
    }

    private static boolean isAbstract(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                || (element.getKind() == ElementKind.CLASS
                        && element.getModifiers().contains(Modifier.ABSTRACT));
    }

    private static boolean isOfTheJdk(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return List.of("java.", "javax.", "jdk.").stream().anyMatch(name::startsWith);
    }
}
