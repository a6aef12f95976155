package dev.larder.processor.resolution.expiry;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.CachedDeclaration;
import dev.larder.processor.declaration.UpdatesDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Freshness;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.resolution.scope.MethodScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides about refreshing, stale values and load deadlines, and reports contradictions. */
final class FreshnessResolver {

    private final MethodScope scope;

    FreshnessResolver(MethodScope scope) {
        this.scope = scope;
    }

    Freshness resolve(CachedDeclaration declaration, Optional<TimeToLive> ttl, OptionalInt jitter) {
        Optional<TimeToLive> refreshAfter = duration(declaration.refreshAfter());
        Optional<TimeToLive> stale = duration(declaration.staleIfError());
        Optional<TimeToLive> soft = duration(declaration.softLoadDeadline());
        Optional<TimeToLive> hard = duration(declaration.hardLoadDeadline());
        List<TypeName> rethrow = declaration.rethrow().value();
        boolean storesStale = !declaration.staleIfError().value().isEmpty();
        if (ttl.isPresent()
                && refreshAfter.isPresent()
                && !isBefore(refreshAfter.get(), ttl.get().less(jitter))) {
            report(
                    declaration.refreshAfter(),
                    DiagnosticCode.REFRESH_AFTER_TOO_LATE,
                    declaration.refreshAfter().value(),
                    declaration.ttl().value());
        }
        if (!rethrow.isEmpty() && !storesStale) {
            report(declaration.rethrow(), DiagnosticCode.RETHROW_WITHOUT_STALE, scope.label());
        }
        if (soft.isPresent() && !storesStale) {
            report(
                    declaration.softLoadDeadline(),
                    DiagnosticCode.SOFT_DEADLINE_WITHOUT_STALE,
                    declaration.softLoadDeadline().value());
        }
        if (soft.isPresent()
                && hard.isPresent()
                && !isBefore(soft.get(), hard.get().duration())) {
            report(
                    declaration.softLoadDeadline(),
                    DiagnosticCode.LOAD_DEADLINES_REVERSED,
                    declaration.softLoadDeadline().value(),
                    declaration.hardLoadDeadline().value());
        }
        return new Freshness(refreshAfter, stale, rethrow, soft, hard);
    }

    Freshness resolve(UpdatesDeclaration declaration) {
        Optional<TimeToLive> stale = duration(declaration.staleIfError());
        return new Freshness(Optional.empty(), stale, List.of(), Optional.empty(), Optional.empty());
    }

    private static boolean isBefore(TimeToLive one, Duration other) {
        return one.duration().compareTo(other) < 0;
    }

    private Optional<TimeToLive> duration(Attribute<String> attribute) {
        return attribute.value().isEmpty()
                ? Optional.empty()
                : TimeToLiveParser.parse(attribute.name(), attribute.value())
                        .orReport(problem -> scope.report().add(attribute.origin(), problem));
    }

    private void report(Attribute<?> attribute, DiagnosticCode code, Object... arguments) {
        scope.report().add(attribute.origin(), code, arguments);
    }
}
