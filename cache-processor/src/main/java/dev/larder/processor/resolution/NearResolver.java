package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.CachedDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Expiry;
import dev.larder.processor.model.Near;
import dev.larder.processor.model.Near.Sharing;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.ValueCopy;
import dev.larder.processor.resolution.expiry.TimeToLiveParser;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.type.TypeSystem;
import dev.larder.processor.resolution.value.Copyability;
import dev.larder.processor.resolution.value.Immutability;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** Decides how values are kept in the JVM, in front of the store, and whether callers share them. */
final class NearResolver {

    private final MethodScope scope;

    NearResolver(MethodScope scope) {
        this.scope = scope;
    }

    /**
     * Returns how values are kept; empty if each call asks the store.
     *
     * @param expiry empty if it is wrong
     * @param value the type of a value; empty if it is wrong
     */
    Optional<Near> resolve(CachedDeclaration declaration, Optional<Expiry> expiry, Optional<TypeMirror> value) {
        Attribute<String> near = declaration.near();
        if (near.value().isEmpty()) {
            if (declaration.nearShared().value()) {
                report(declaration.nearShared(), DiagnosticCode.NEAR_SHARED_WITHOUT_NEAR, scope.label());
            }
            return Optional.empty();
        }
        Optional<TimeToLive> time = TimeToLiveParser.parse(near.name(), near.value())
                .orReport(problem -> scope.report().add(near.origin(), problem));
        boolean tooLong = time.isPresent()
                && expiry.filter(stored ->
                                time.get().duration().compareTo(stored.ttl().less(stored.jitterPercent())) >= 0)
                        .isPresent();
        if (tooLong) {
            report(
                    near,
                    DiagnosticCode.NEAR_TOO_LONG,
                    near.value(),
                    declaration.ttl().value());
        }
        checkTransaction(near);
        return time.isEmpty() || value.isEmpty() || tooLong
                ? Optional.empty()
                : Optional.of(near(time.get(), value.get(), declaration.nearShared()));
    }

    private Near near(TimeToLive time, TypeMirror value, Attribute<Boolean> shared) {
        List<Immutability.Gap> gaps = new Immutability(scope.system()).gaps(value, "its result");
        String type = TypeSystem.display(value);
        if (gaps.isEmpty()) {
            if (shared.value()) {
                report(shared, DiagnosticCode.NEAR_SHARED_REDUNDANT, scope.label(), type);
            }
            return Near.shared(time, Sharing.PROVEN, type + " is immutable");
        }
        if (!shared.value()) {
            return copied(time, value, gaps.get(0).clause());
        }
        gaps.stream()
                .filter(Immutability.Gap::evident)
                .findFirst()
                .ifPresent(gap -> report(shared, DiagnosticCode.NEAR_SHARED_MUTABLE, scope.label(), gap.clause()));
        return Near.shared(time, Sharing.PROMISED, "nearShared promises that nobody changes it");
    }

    private Near copied(TimeToLive time, TypeMirror value, String reason) {
        Copyability copyability = new Copyability(scope.service());
        Optional<ValueCopy> copy = copyability.copy(value);
        return new Near(
                time,
                Sharing.COPIED,
                reason,
                copy,
                copy.isPresent() ? Optional.empty() : Optional.of(copyability.obstacle()));
    }

    private void checkTransaction(Attribute<String> near) {
        MandatoryTransaction.of(scope.element(), scope.service().element())
                .ifPresent(annotation ->
                        report(near, DiagnosticCode.NEAR_IN_TRANSACTION, near.value(), scope.label(), annotation));
    }

    private void report(Attribute<?> attribute, DiagnosticCode code, Object... arguments) {
        scope.report().add(attribute.origin(), code, arguments);
    }
}
