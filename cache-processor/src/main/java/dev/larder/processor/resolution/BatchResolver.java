package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Batch;
import dev.larder.processor.model.Elements;
import dev.larder.processor.model.PathStep;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateResolver;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Decides how a batch method tells which value belongs to which element. */
final class BatchResolver {

    private final MethodScope scope;
    private final TypeSystem system;

    BatchResolver(MethodScope scope) {
        this.scope = scope;
        this.system = scope.system();
    }

    /** The batch and the type of one of its values. */
    record Values(Batch batch, TypeMirror type) {}

    /** Resolves a cached method, which is called with the missing elements. The elements are the ids. */
    Optional<Values> cached(List<ValuePath> paths, Attribute<String> by) {
        ValuePath path = paths.get(0);
        Elements elements = path.elements().orElseThrow();
        TypeMirror parameter = scope.parameters().get(path.root());
        if (!elements.container().canBeMade()) {
            report(
                    DiagnosticCode.BATCH_PARAMETER_SHAPE,
                    scope.label(),
                    path.root(),
                    parameter == null ? "" : TypeSystem.display(parameter),
                    TypeSystem.display(elements.type()));
            return Optional.empty();
        }
        return values(path, elements.type(), by);
    }

    /**
     * Resolves an updating method, which is called with all elements. An id is the one value from which a key is made,
     * or else the element itself.
     */
    Optional<Values> updated(List<ValuePath> paths, Attribute<String> by) {
        ValuePath path = paths.get(0);
        List<PathStep> steps = path.steps();
        if (steps.isEmpty() || paths.size() > 1) {
            return values(path, path.elements().orElseThrow().type(), by);
        }
        TypeName id = steps.get(steps.size() - 1).type().box();
        return values(path, id, by)
                .map(values -> new Values(
                        new Batch(id, Optional.of(path), values.batch().by()), values.type()));
    }

    private Optional<Values> values(ValuePath path, TypeName id, Attribute<String> by) {
        TypeMirror result = scope.awaitedType();
        List<? extends TypeMirror> arguments =
                result instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
        if (system.isA(result, "java.util.Map") && arguments.size() == 2) {
            return byId(path, id, by, arguments.get(0), arguments.get(1));
        }
        boolean collection = system.isA(result, "java.util.List") || system.isA(result, "java.util.Collection");
        if (collection && arguments.size() == 1) {
            return inList(path, id, by, arguments.get(0));
        }
        report(
                DiagnosticCode.BATCH_RESULT_SHAPE,
                scope.label(),
                path.text(),
                TypeSystem.display(scope.returnType()),
                TypeSystem.display(id),
                path.root());
        return Optional.empty();
    }

    private Optional<Values> byId(ValuePath path, TypeName id, Attribute<String> by, TypeMirror key, TypeMirror value) {
        if (!by.value().isEmpty()) {
            scope.report()
                    .add(by.origin(), DiagnosticCode.BATCH_BY_UNUSED, by.value(), scope.label(), "returns a Map by id");
            return Optional.empty();
        }
        if (isLeftOpen(key)) {
            return Optional.empty();
        }
        if (!TypeName.get(key).equals(id)) {
            report(
                    DiagnosticCode.BATCH_MAP_KEYS,
                    scope.label(),
                    TypeSystem.display(scope.awaitedType()),
                    path.text(),
                    TypeSystem.display(id),
                    TypeSystem.display(id),
                    TypeSystem.display(value));
            return Optional.empty();
        }
        return Optional.of(new Values(new Batch(id, Optional.empty(), Optional.empty()), value));
    }

    private Optional<Values> inList(ValuePath path, TypeName id, Attribute<String> by, TypeMirror value) {
        if (by.value().isEmpty()) {
            report(
                    DiagnosticCode.BATCH_BY_MISSING,
                    scope.label(),
                    TypeSystem.display(scope.awaitedType()),
                    TypeSystem.display(id),
                    TypeSystem.display(id),
                    TypeSystem.display(value),
                    path.root());
            return Optional.empty();
        }
        if (isLeftOpen(value)) {
            return Optional.empty();
        }
        Optional<TemplateResolver.By> way = new TemplateResolver(scope).by(by, value);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        TypeName found = TypeName.get(way.get().type()).box();
        if (!found.equals(id)) {
            scope.report()
                    .add(
                            by.origin(),
                            DiagnosticCode.BATCH_BY_TYPE,
                            by.value(),
                            TypeSystem.display(found),
                            path.text(),
                            TypeSystem.display(id));
            return Optional.empty();
        }
        return Optional.of(
                new Values(new Batch(id, Optional.empty(), Optional.of(way.get().path())), value));
    }

    /** Returns whether a sub-interface has to bind the type, and marks the service open if so. */
    private boolean isLeftOpen(TypeMirror type) {
        if (type.getKind() == TypeKind.TYPEVAR && TypeSystem.isBoundBySubtypes((TypeVariable) type)) {
            scope.service().leaveOpen();
            return true;
        }
        return false;
    }

    private void report(DiagnosticCode code, Object... arguments) {
        scope.report().add(scope.origin(), code, arguments);
    }
}
