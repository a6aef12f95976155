package dev.larder.processor.resolution;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.Origin;
import dev.larder.processor.resolution.scope.MethodScope;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of parameters that are missing from the key. A parameter that has a single value where {@code when} is true
 * needs no place in it.
 */
final class IgnoredParameters {

    private final MethodScope scope;

    IgnoredParameters(MethodScope scope) {
        this.scope = scope;
    }

    void check(Origin origin, KeyTemplate key, Optional<Condition> when, Optional<Condition> unless) {
        Set<String> used = new HashSet<>();
        key.placeholders().forEach(placeholder -> used.add(placeholder.path().root()));
        when.ifPresent(condition -> used.addAll(condition.traits().fixed()));
        unless.ifPresent(condition -> used.addAll(condition.parameters()));
        for (String parameter : scope.parameters().keySet()) {
            if (!used.contains(parameter)) {
                scope.report().add(origin, DiagnosticCode.KEY_IGNORES_PARAMETER, key.text(), parameter, parameter);
            }
        }
    }
}
