package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Inspects a type, its arguments and the state of its classes for parts that are not read back unchanged, or that a
 * digest does not cover.
 */
public final class ValueTypeInspector {

    /** The interfaces and abstract classes that Jackson reads into a collection or map of its choice. */
    private static final Set<String> CONTAINERS = Set.of(
            "java.util.Collection",
            "java.util.EnumSet",
            "java.util.List",
            "java.util.Set",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.SequencedCollection",
            "java.util.SequencedSet",
            "java.util.SequencedMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentNavigableMap");

    /** Types with behaviour but without data. */
    private static final Set<String> NOT_DATA = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher",
            "java.util.stream.BaseStream",
            "java.util.Iterator",
            "java.util.Enumeration",
            "java.util.Spliterator",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.lang.Thread",
            "java.lang.ClassLoader",
            "java.lang.Runnable",
            "java.util.concurrent.Callable",
            "java.util.concurrent.Executor",
            "java.util.concurrent.locks.Lock",
            "java.util.function.Supplier",
            "java.util.function.Consumer",
            "java.util.function.Function",
            "java.util.function.Predicate");

    private static final Set<String> ENTITIES = Set.of("jakarta.persistence.Entity", "javax.persistence.Entity");

    private final MethodScope scope;
    private final TypeSystem system;
    private final boolean stored;
    private final JacksonAnnotations jackson = new JacksonAnnotations();
    private final JdkTypes jdk;
    private final ClassState state;
    private final Creation creation;
    private final TypeCycles cycles;
    private final Set<String> visited = new HashSet<>();
    private final List<ValueFinding> findings = new ArrayList<>();
    private boolean open;

    private ValueTypeInspector(MethodScope scope, boolean stored) {
        this.scope = scope;
        this.system = scope.system();
        this.stored = stored;
        this.jdk = new JdkTypes(system);
        this.state = new ClassState(system);
        this.creation = new Creation(system, jackson);
        this.cycles = new TypeCycles(jackson);
    }

    /** Creates an inspector of types whose values are stored and read back. */
    public static ValueTypeInspector ofStored(MethodScope scope) {
        return new ValueTypeInspector(scope, true);
    }

    /** Creates an inspector of types whose values are only hashed. */
    public static ValueTypeInspector ofHashed(MethodScope scope) {
        return new ValueTypeInspector(scope, false);
    }

    /** Returns all flaws of a type. Marks the service open if a sub-interface has to bind the type. */
    public List<ValueFinding> inspect(TypeMirror type, String where) {
        String known = faultless(type);
        if (!system.faultless().contains(known)) {
            inspect(type, new Place(() -> where, Optional.empty()));
            if (findings.isEmpty() && !open) {
                system.faultless().add(known);
            }
        }
        return List.copyOf(findings);
    }

    private String faultless(TypeMirror type) {
        return (stored ? "stored " : "hashed ") + type;
    }

    /** Returns whether the type is known, and not left to a sub-interface. */
    public boolean isDecided() {
        return !open;
    }

    /** The place of a type: its name in messages, which is spelled when there is one, and the property that has the type. */
    private record Place(Supplier<String> name, Optional<Property> property) {}

    private void inspect(TypeMirror type, Place place) {
        if (type instanceof ArrayType array) {
            inspect(array.getComponentType(), place);
        } else if (type instanceof WildcardType wildcard) {
            inspectWildcard(wildcard, place);
        } else if (type instanceof TypeVariable variable) {
            inspectVariable(variable, place);
        } else if (type.getKind() == TypeKind.ERROR) {
            scope.service().canName(type, scope.label(), scope.origin());
            open = true;
        } else if (type instanceof DeclaredType declared) {
            cycles.closedBy(type)
                    .filter(cycle -> visited.add(cycle.flaw() == ValueFlaw.CYCLE ? cycle.path() : "cycle " + type))
                    .ifPresent(cycle -> add(cycle.flaw(), place, type, cycle.path()));
            boolean isNew = visited.add(declared.toString()) && visited.size() < 2000;
            // Within a class, a cycle may lead through the type and be one of that class only.
            boolean isKnown = cycles.isOutside() && system.faultless().contains(faultless(type));
            if (isNew && !isKnown) {
                inspectDeclared(declared, place);
            }
        }
    }

    private void inspectWildcard(WildcardType wildcard, Place place) {
        if (stored || wildcard.getExtendsBound() == null) {
            add(ValueFlaw.WILDCARD, place, wildcard);
        } else {
            inspect(wildcard.getExtendsBound(), place);
        }
    }

    private void inspectVariable(TypeVariable variable, Place place) {
        if (TypeSystem.isBoundBySubtypes(variable)) {
            scope.service().leaveOpen();
            open = true;
        } else {
            add(ValueFlaw.VARIABLE, place, variable);
        }
    }

    private void inspectDeclared(DeclaredType type, Place place) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (scope.service().isTrusted(name)) {
            type.getTypeArguments().forEach(argument -> inspect(argument, place));
        } else if (name.equals("java.lang.Object")) {
            add(ValueFlaw.OBJECT, place, type);
        } else if (name.equals("java.lang.Class")) {
            add(ValueFlaw.CLASS, place, type);
        } else if (system.isRaw(type)) {
            add(ValueFlaw.RAW, place, type);
        } else if (system.supertypeNames(type).stream().anyMatch(NOT_DATA::contains)) {
            add(ValueFlaw.NOT_DATA, place, type, remedyFor(element));
        } else if (JdkTypes.isOfTheJdk(element)) {
            inspectJdk(type, element, place);
        } else if (jackson.namesClasses(element)) {
            add(ValueFlaw.NAMES_CLASSES, place, type);
        } else if (isAbstract(element)) {
            inspectPolymorphic(type, element, place);
        } else {
            inspectClass(type, element, place);
        }
    }

    private static String remedyFor(TypeElement withoutData) {
        return JdkTypes.isOfTheJdk(withoutData)
                ? "or declare the field transient"
                : "or name it in -Alarder.values if a module of Jackson's reads it";
    }

    private void inspectJdk(DeclaredType type, TypeElement element, Place place) {
        boolean container = CONTAINERS.contains(element.getQualifiedName().toString());
        Optional<JdkTypes.Loss> loss =
                element.getKind() == ElementKind.ENUM || container ? Optional.empty() : jdk.lossOf(type);
        if (loss.isPresent()) {
            add(ValueFlaw.LOSSY, place, type, loss.get().what(), loss.get().remedy());
        } else if (isAbstract(element)
                && !container
                && system.supertypeNames(type).contains("java.util.Collection")) {
            add(ValueFlaw.POLYMORPHIC, place, type);
        } else {
            inspectKeys(type, place);
            type.getTypeArguments().forEach(argument -> inspect(argument, place));
        }
    }

    private void inspectKeys(DeclaredType type, Place place) {
        if (system.supertypeNames(type).contains("java.util.Map")
                && type.getTypeArguments().size() == 2
                && type.getTypeArguments().get(0) instanceof ArrayType key) {
            TypeMirror element = key.getComponentType() instanceof PrimitiveType primitive
                    ? system.types().boxedClass(primitive).asType()
                    : key.getComponentType();
            add(ValueFlaw.MAP_KEYS, place, type, TypeSystem.display(key), TypeSystem.display(element));
        }
    }

    /** Inspects an interface or abstract class, whose JSON must name the implementation out of a fixed list. */
    private void inspectPolymorphic(DeclaredType type, TypeElement element, Place place) {
        boolean told = jackson.tellsImplementations(element)
                || jackson.hasOwnForm(element)
                || place.property().filter(jackson::tellsImplementations).isPresent();
        if (told) {
            jackson.implementations(element).forEach(implementation -> inspect(implementation, place));
        } else {
            add(ValueFlaw.POLYMORPHIC, place, type);
        }
    }

    private void inspectClass(DeclaredType type, TypeElement element, Place place) {
        type.getTypeArguments().forEach(argument -> inspect(argument, place));
        if (element.getKind() == ElementKind.ENUM || jackson.hasDeserializer(List.of(element))) {
            return;
        }
        Set<String> names = system.supertypeNames(type);
        if (names.contains("java.util.Collection") || names.contains("java.util.Map")) {
            if (!state.of(type).isEmpty()) {
                add(ValueFlaw.LOSSY, place, type, "all but its elements", "a record that holds the collection");
            }
            return;
        }
        if (isEntity(element)) {
            add(ValueFlaw.ENTITY, place, type);
        }
        creation.obstacle(type, element).ifPresent(why -> add(ValueFlaw.NOT_CREATABLE, place, type, why));
        inspectState(type, element);
    }

    private void inspectState(DeclaredType type, TypeElement element) {
        Optional<Element> value = jackson.value(element);
        List<Property> properties = value.isPresent()
                ? List.of(new Property(
                        value.get().getSimpleName().toString(),
                        typeOf(type, value.get()),
                        element,
                        List.of(value.get())))
                : state.of(type);
        for (Property property : properties) {
            Place place =
                    new Place(() -> "'" + property.name() + "' of " + TypeSystem.display(type), Optional.of(property));
            if (property.places().stream().anyMatch(jackson::namesClasses)) {
                add(ValueFlaw.NAMES_CLASSES, place, property.type());
            } else if (!jackson.hasDeserializer(property.places())) {
                cycles.enter(type, property, properties, () -> inspect(property.type(), place));
            }
        }
    }

    private TypeMirror typeOf(DeclaredType owner, Element member) {
        return member instanceof ExecutableElement method
                ? system.memberOf(owner, method).getReturnType()
                : system.types().asMemberOf(owner, member);
    }

    private void add(ValueFlaw flaw, Place place, TypeMirror type, String... details) {
        if (stored || flaw.isOfDigests()) {
            findings.add(ValueFinding.of(flaw, place.name().get(), type, details));
        }
    }

    private static boolean isEntity(TypeElement element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> ENTITIES.contains(mirror.getAnnotationType().toString()));
    }

    private static boolean isAbstract(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                || (element.getKind() == ElementKind.CLASS
                        && element.getModifiers().contains(Modifier.ABSTRACT));
    }
}
