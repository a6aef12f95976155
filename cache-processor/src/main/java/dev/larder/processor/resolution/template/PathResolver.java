package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.Elements;
import dev.larder.processor.model.PathStep;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import dev.larder.processor.resolution.type.KotlinNames;
import dev.larder.processor.resolution.type.SpelledTypes;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Resolves the names of a placeholder from a parameter or the result to its value. */
final class PathResolver {

    private final MethodScope scope;
    private final MemberFinder finder;
    private final String attribute;
    private final String template;
    private final Consumer<Problem> sink;
    private final TypeMirror resultType;

    /** Creates a resolver for one template. Attribute and template are for messages, which go to the sink. */
    PathResolver(MethodScope scope, String attribute, String template, Consumer<Problem> sink) {
        this(scope, attribute, template, sink, scope.awaitedType());
    }

    /** Creates a resolver for one template, to which {@code result} is of another type than to the method. */
    PathResolver(MethodScope scope, String attribute, String template, Consumer<Problem> sink, TypeMirror resultType) {
        this.scope = scope;
        this.resultType = resultType;
        this.finder = new MemberFinder(scope.system(), scope.service().accessibility());
        this.attribute = attribute;
        this.template = template;
        this.sink = sink;
    }

    /** A path and the type of the value at its end. */
    record Target(ValuePath path, TypeMirror type) {}

    Optional<Target> resolve(Segment.Placeholder placeholder, boolean fromResult) {
        List<String> names = placeholder.names();
        String root = names.get(0);
        TypeMirror rootType = fromResult ? resultType : scope.parameters().get(root);
        if (rootType == null) {
            report(
                    DiagnosticCode.KEY_PARAMETER_UNKNOWN,
                    attribute,
                    template,
                    placeholder.path(),
                    scope.label(),
                    scope.hintFor(root, "{", "}"));
            return Optional.empty();
        }
        List<String> further = names.subList(1, names.size());
        Optional<ElementsFinder.Found> found =
                placeholder.digest() ? Optional.empty() : elements(root, rootType, further);
        TypeMirror from = found.map(ElementsFinder.Found::type).orElse(rootType);
        List<PathStep> steps = new ArrayList<>();
        return follow(placeholder.path(), from, further, steps).map(type -> {
            TypeName spelledRoot = SpelledTypes.withoutVariables(from, scope.system());
            Optional<Elements> elements = found.map(ElementsFinder.Found::elements);
            return new Target(new ValuePath(placeholder.path(), root, fromResult, spelledRoot, elements, steps), type);
        });
    }

    /** Returns the dotted path from a variable of a type. */
    Optional<Target> resolve(String path, String variable, TypeMirror from) {
        List<PathStep> steps = new ArrayList<>();
        return follow(path, from, List.of(path.split("\\.")), steps).map(type -> {
            TypeName spelled = SpelledTypes.withoutVariables(from, scope.system());
            String text = variable + "." + path;
            return new Target(new ValuePath(text, variable, false, spelled, Optional.empty(), steps), type);
        });
    }

    /**
     * Returns the elements of a root; empty if the path means a property of the collection itself, such as its size.
     */
    private Optional<ElementsFinder.Found> elements(String root, TypeMirror rootType, List<String> further) {
        return new ElementsFinder(scope.system())
                .in(root, rootType)
                .filter(found -> further.isEmpty()
                        || finder.find(found.type(), further.get(0)).isPresent()
                        || finder.find(rootType, further.get(0)).isEmpty());
    }

    private Optional<TypeMirror> follow(String path, TypeMirror from, List<String> names, List<PathStep> steps) {
        TypeMirror type = from;
        for (String name : names) {
            TypeMirror owner = open(type, steps);
            Optional<Member> member = finder.find(owner, name);
            if (member.isEmpty()) {
                reportUnknown(owner, name, path);
                return Optional.empty();
            }
            if (!isUsable(member.get(), owner, name, path)) {
                return Optional.empty();
            }
            type = member.get().type();
            steps.add(step(member.get()));
        }
        return Optional.of(type);
    }

    /** Returns the property that identifies values of the type, if it can stand in a key. */
    Optional<String> identity(TypeMirror type) {
        StableText stable = new StableText(scope.system());
        String own = scope.system()
                .elementOf(type)
                .map(element -> element.getSimpleName().toString())
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "Id")
                .orElse("id");
        return List.of("id", own, "uuid").stream()
                .filter(name -> finder.find(type, name)
                        .filter(member -> stable.shapeOf(member.type()).isPresent()
                                && member.thrown().isEmpty())
                        .isPresent())
                .findFirst();
    }

    private TypeMirror open(TypeMirror type, List<PathStep> steps) {
        Optional<TypeMirror> inside = scope.system().insideOptional(type);
        inside.ifPresent(value -> steps.add(new PathStep.Open(spelled(value))));
        return inside.orElse(type);
    }

    private PathStep step(Member member) {
        scope.service().warnings().use(member.element());
        String name = member.element().getSimpleName().toString();
        TypeName type = spelled(member.type());
        return member.element() instanceof ExecutableElement
                ? new PathStep.Call(
                        name, type, TypeSystem.ownerOf(member.element()).getKind() != ElementKind.RECORD)
                : new PathStep.Read(name, type);
    }

    private boolean isUsable(Member member, TypeMirror owner, String name, String path) {
        if (!member.thrown().isEmpty()) {
            report(
                    DiagnosticCode.KEY_PROPERTY_THROWS,
                    attribute,
                    template,
                    path,
                    name,
                    TypeSystem.display(owner),
                    TypeSystem.display(member.thrown().get(0)));
            return false;
        }
        return scope.service().canName(member.type(), "{" + path + "}", scope.origin());
    }

    private void reportUnknown(TypeMirror owner, String name, String path) {
        if (!scope.service().canName(owner, "{" + path + "}", scope.origin())) {
            return;
        }
        if (isBeforeLombok(owner)) {
            report(DiagnosticCode.LOMBOK_NOT_RUN, attribute, template, path, name, TypeSystem.display(owner));
            return;
        }
        boolean mangled = scope.system()
                .elementOf(owner)
                .filter(type -> KotlinNames.hasLeftOutGetter(type, name))
                .isPresent();
        String hint = mangled
                ? "it is of a value class of Kotlin, which gives its getter a name that Java can't write; declare it with the type inside"
                : MethodScope.hint(name, finder.namesIn(owner), "'", "'", "it has none");
        report(DiagnosticCode.KEY_PROPERTY_UNKNOWN, attribute, template, path, TypeSystem.display(owner), name, hint);
    }

    /** Returns whether Lombok has yet to generate the getters of a class. */
    private boolean isBeforeLombok(TypeMirror owner) {
        return scope.system().elementOf(owner).stream()
                .flatMap(element -> element.getAnnotationMirrors().stream())
                .anyMatch(mirror ->
                        scope.system().nameOf(mirror.getAnnotationType()).startsWith("lombok."));
    }

    private TypeName spelled(TypeMirror type) {
        return SpelledTypes.withoutVariables(type, scope.system());
    }

    private void report(DiagnosticCode code, Object... arguments) {
        sink.accept(Problem.of(code, arguments));
    }
}
