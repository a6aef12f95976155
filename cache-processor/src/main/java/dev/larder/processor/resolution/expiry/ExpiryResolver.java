package dev.larder.processor.resolution.expiry;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.CachedDeclaration;
import dev.larder.processor.declaration.UpdatesDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Expiry;
import dev.larder.processor.model.Freshness;
import dev.larder.processor.model.ReturnKind;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides the lifetime of values. */
public final class ExpiryResolver {

    private final MethodScope scope;

    public ExpiryResolver(MethodScope scope) {
        this.scope = scope;
    }

    public Optional<Expiry> resolve(CachedDeclaration declaration, boolean batch) {
        Optional<TimeToLive> ttl = duration(declaration.ttl());
        Optional<TimeToLive> nullTtl = nullTtl(declaration.nullTtl(), batch);
        OptionalInt jitter = jitter(declaration.jitter());
        Freshness freshness = new FreshnessResolver(scope).resolve(declaration, ttl, jitter);
        return ttl.map(time -> new Expiry(time, nullTtl, jitter, freshness));
    }

    public Optional<Expiry> resolve(UpdatesDeclaration declaration) {
        OptionalInt jitter = jitter(declaration.jitter());
        Freshness freshness = new FreshnessResolver(scope).resolve(declaration);
        return duration(declaration.ttl()).map(ttl -> new Expiry(ttl, Optional.empty(), jitter, freshness));
    }

    private Optional<TimeToLive> nullTtl(Attribute<String> nullTtl, boolean batch) {
        if (nullTtl.value().isEmpty()) {
            return Optional.empty();
        }
        // A batch stores null for the ids without a value.
        boolean optional = scope.system().insideOptional(scope.awaitedType()).isPresent();
        boolean single = scope.returnKind() == ReturnKind.SINGLE && !optional && !batch;
        if (scope.returnType().getKind().isPrimitive() || single) {
            report(
                    nullTtl,
                    DiagnosticCode.NULL_TTL_ON_PRIMITIVE,
                    nullTtl.value(),
                    scope.label(),
                    TypeSystem.display(scope.returnType()),
                    single
                            ? "Maybe<" + TypeSystem.display(scope.awaitedType()) + ">"
                            : TypeSystem.display(scope.system().boxed(scope.returnType())));
        }
        return duration(nullTtl);
    }

    private Optional<TimeToLive> duration(Attribute<String> attribute) {
        return TimeToLiveParser.parse(attribute.name(), attribute.value())
                .orReport(problem -> scope.report().add(attribute.origin(), problem));
    }

    private OptionalInt jitter(Attribute<String> attribute) {
        if (attribute.value().isEmpty()) {
            return OptionalInt.empty();
        }
        return JitterParser.parse(attribute.value())
                .orReport(problem -> scope.report().add(attribute.origin(), problem))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private void report(Attribute<String> attribute, DiagnosticCode code, Object... arguments) {
        scope.report().add(attribute.origin(), code, arguments);
    }
}
