package dev.larder.processor.declaration;

import dev.larder.processor.model.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the calls by which an implementation of a service calls an annotated method of its own, past the generated class. Calls
 * are told by name and number of arguments; where these fit more than one method, nothing is found.
 */
public final class SelfCalls {

    private final Elements elements;
    private final Types types;
    private final MethodCalls calls;
    private final Map<TypeElement, List<ExecutableElement>> annotated = new HashMap<>();

    public SelfCalls(Elements elements, Types types, MethodCalls calls) {
        this.elements = elements;
        this.types = types;
        this.calls = calls;
    }

    /**
     * A call of an annotated method.
     *
     * @param caller the method of the class that calls it
     * @param callerRole the annotation of the interface's method that the caller implements, if it has one
     * @param called the annotated method of the interface
     */
    public record SelfCall(Origin caller, Optional<LarderAnnotation> callerRole, Origin called) {}

    /** Returns the calls in a class and in the classes within it. */
    public List<SelfCall> in(Element root) {
        List<SelfCall> found = new ArrayList<>();
        if (root instanceof TypeElement type) {
            if (type.getKind() != ElementKind.INTERFACE && type.getKind() != ElementKind.ANNOTATION_TYPE) {
                List<ExecutableElement> inherited = annotatedAbove(type);
                if (!inherited.isEmpty()) {
                    search(type, inherited, found);
                }
            }
            ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> found.addAll(in(inner)));
        }
        return found;
    }

    private void search(TypeElement type, List<ExecutableElement> inherited, List<SelfCall> found) {
        List<ExecutableElement> own = ElementFilter.methodsIn(type.getEnclosedElements());
        for (ExecutableElement caller : own) {
            if (!caller.getModifiers().contains(Modifier.PRIVATE)) {
                List<ExecutableElement> candidates = inherited.stream()
                        .filter(method ->
                                !elements.overrides(caller, method, type) && isUnmistakable(method, own, type))
                        .toList();
                for (ExecutableElement called : calls.calledBy(caller, candidates)) {
                    found.add(new SelfCall(Origin.of(caller), roleOf(caller, inherited, type), Origin.of(called)));
                }
            }
        }
    }

    private Optional<LarderAnnotation> roleOf(
            ExecutableElement caller, List<ExecutableElement> inherited, TypeElement type) {
        return inherited.stream()
                .filter(method -> elements.overrides(caller, method, type))
                .findFirst()
                .flatMap(LarderAnnotation::anyOn);
    }

    private boolean isUnmistakable(ExecutableElement method, List<ExecutableElement> own, TypeElement type) {
        return own.stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName())
                        && other.getParameters().size()
                                == method.getParameters().size())
                .allMatch(other -> elements.overrides(other, method, type));
    }

    /** Returns the annotated methods of all interfaces of a class and of its superclasses. */
    private List<ExecutableElement> annotatedAbove(TypeElement type) {
        Set<ExecutableElement> methods = new LinkedHashSet<>();
        for (TypeMirror parent : types.directSupertypes(type.asType())) {
            if (parent instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement above
                    && !above.getQualifiedName().toString().startsWith("java.")) {
                List<ExecutableElement> known = annotated.get(above);
                if (known == null) {
                    known = new ArrayList<>(annotatedIn(above));
                    known.addAll(annotatedAbove(above));
                    annotated.put(above, known);
                }
                methods.addAll(known);
            }
        }
        return List.copyOf(methods);
    }

    private static List<ExecutableElement> annotatedIn(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE
                ? ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(method -> LarderAnnotation.anyOn(method).isPresent())
                        .toList()
                : List.of();
    }
}
