package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Batch;
import dev.larder.processor.model.CachedValue;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.value.ValueResolver;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Decides what is stored of a method's result: all of it under one key, or each value under a key of its own. */
final class ResultResolver {

    private final MethodScope scope;
    private final ValueResolver values;

    ResultResolver(MethodScope scope) {
        this.scope = scope;
        this.values = new ValueResolver(scope);
    }

    /**
     * The stored values.
     *
     * @param type the declared type of a value, which conditions know as {@code result}
     */
    record Stored(CachedValue value, Optional<Batch> batch, TypeMirror type) {}

    /**
     * Returns what a {@code @Cached} stores. Without a key, whose absence has been reported, only the value is checked.
     */
    Optional<Stored> cached(Optional<KeyTemplate> key, Attribute<String> by) {
        return resolve("Cached", key, by, BatchResolver::cached);
    }

    /** Returns what an {@code @Updates} stores. */
    Optional<Stored> updated(Optional<KeyTemplate> key, Attribute<String> by) {
        return resolve("Updates", key, by, BatchResolver::updated);
    }

    /** Resolves a batch method of one annotation. */
    private interface Resolving {
        Optional<BatchResolver.Values> of(BatchResolver resolver, List<ValuePath> elements, Attribute<String> by);
    }

    private Optional<Stored> resolve(
            String annotation, Optional<KeyTemplate> key, Attribute<String> by, Resolving resolving) {
        if (!values.isSomething(annotation)) {
            return Optional.empty();
        }
        List<ValuePath> elements = key.map(KeyTemplate::elements).orElse(List.of());
        if (!elements.isEmpty()) {
            return resolving
                    .of(new BatchResolver(scope), elements, by)
                    .flatMap(each -> values.each(each.type())
                            .map(value -> new Stored(value, Optional.of(each.batch()), each.type())));
        }
        if (key.isPresent() && !by.value().isEmpty()) {
            scope.report()
                    .add(
                            by.origin(),
                            DiagnosticCode.BATCH_BY_UNUSED,
                            by.value(),
                            scope.label(),
                            "has no placeholder for a collection in its key");
        }
        return values.whole().map(value -> new Stored(value, Optional.empty(), scope.resultType()));
    }
}
