package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.TextShape;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import dev.larder.processor.resolution.type.TypeSystem;
import dev.larder.processor.resolution.value.ValueFinding;
import dev.larder.processor.resolution.value.ValueTypeInspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Decides whether the value at the end of a path can stand in a key. */
final class PlaceholderValues {

    private final MethodScope scope;
    private final StableText stable;
    private final String attribute;
    private final String template;
    private final PathResolver paths;

    PlaceholderValues(MethodScope scope, String attribute, String template, PathResolver paths) {
        this.scope = scope;
        this.stable = new StableText(scope.system());
        this.attribute = attribute;
        this.template = template;
        this.paths = paths;
    }

    Optional<KeySegment> bind(Segment.Placeholder placeholder, PathResolver.Target target, Consumer<Problem> sink) {
        TypeMirror type = target.type();
        Optional<TextShape> shape = placeholder.digest() ? Optional.of(TextShape.Form.DIGEST) : stable.shapeOf(type);
        if (placeholder.digest() && stable.shapeOf(type).isEmpty() && !isDigestible(placeholder, type, sink)) {
            return Optional.empty();
        }
        if (shape.isEmpty()) {
            reportUnstable(placeholder, type, TypeSystem.display(type), sink);
        }
        return shape.map(known -> new KeySegment.Placeholder(target.path(), placeholder.digest(), known));
    }

    private void reportUnstable(
            Segment.Placeholder placeholder, TypeMirror type, String shown, Consumer<Problem> sink) {
        if (type instanceof TypeVariable variable && TypeSystem.isBoundBySubtypes(variable)) {
            scope.service().leaveOpen();
        } else {
            sink.accept(Problem.of(
                    DiagnosticCode.KEY_ARGUMENT_UNSTABLE,
                    attribute,
                    template,
                    placeholder.path(),
                    shown,
                    remedy(placeholder, type)));
        }
    }

    /** Returns a remedy that is valid itself, and no property that different values share. */
    private String remedy(Segment.Placeholder placeholder, TypeMirror type) {
        List<String> remedies = new ArrayList<>();
        paths.identity(type).ifPresent(name -> remedies.add("{" + placeholder.path() + "." + name + "}"));
        ValueTypeInspector inspector = ValueTypeInspector.ofHashed(scope);
        if (inspector.inspect(type, "it").isEmpty() && inspector.isDecided()) {
            remedies.add("{" + placeholder.path() + "|sha256}");
        }
        return remedies.isEmpty()
                ? "pass the properties that identify a call as parameters, or write paths to them"
                : "write " + String.join(" or ", remedies);
    }

    /** Returns whether a digest covers all of a value. Reports it if not. */
    private boolean isDigestible(Segment.Placeholder placeholder, TypeMirror type, Consumer<Problem> sink) {
        ValueTypeInspector inspector = ValueTypeInspector.ofHashed(scope);
        List<ValueFinding> findings = inspector.inspect(type, "it");
        for (ValueFinding finding : findings) {
            sink.accept(Problem.of(
                    DiagnosticCode.KEY_DIGEST_INCOMPLETE,
                    attribute,
                    template,
                    placeholder.path(),
                    finding.whenHashed()));
        }
        return findings.isEmpty() && inspector.isDecided();
    }
}
