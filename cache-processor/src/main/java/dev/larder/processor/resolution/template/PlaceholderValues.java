package dev.larder.processor.resolution.template;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.TextShape;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateSyntax.Segment;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Decides whether the value at the end of a path can be in a key. */
final class PlaceholderValues {

    /** What has no JSON form, or loses its content when it is read. */
    private static final Set<String> NOT_DATA = Set.of(
            "java.util.stream.BaseStream",
            "java.util.Iterator",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Reader",
            "java.io.Writer",
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow.Publisher",
            "org.reactivestreams.Publisher",
            "java.lang.Thread",
            "java.lang.Runnable",
            "java.util.function.Supplier",
            "java.util.function.Consumer",
            "java.util.function.Function",
            "java.util.function.Predicate");

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
        boolean mayBeNoData = placeholder.digest() || shape.isEmpty();
        if (mayBeNoData && scope.system().supertypeNames(type).stream().anyMatch(NOT_DATA::contains)) {
            String shown = TypeSystem.display(type);
            sink.accept(
                    Problem.of(DiagnosticCode.KEY_ARGUMENT_NOT_DATA, attribute, template, placeholder.path(), shown));
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
            String property = paths.stableProperty(type).orElse("id");
            sink.accept(Problem.of(
                    DiagnosticCode.KEY_ARGUMENT_UNSTABLE,
                    attribute,
                    template,
                    placeholder.path(),
                    shown,
                    placeholder.path(),
                    placeholder.path() + "." + property));
        }
    }
}
