package dev.larder.processor.resolution;

import dev.larder.processor.declaration.Attribute;
import dev.larder.processor.declaration.EvictsDeclaration;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.model.Condition;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.resolution.condition.ConditionResolver;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.template.TemplateResolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what a method evicts. Patterns of one moment and one condition become one rule. */
final class EvictionResolver {

    private final MethodScope scope;
    private final TemplateResolver templates;

    EvictionResolver(MethodScope scope) {
        this.scope = scope;
        this.templates = new TemplateResolver(scope);
    }

    /** Returns the rules, which may be none; empty if a declaration is wrong. */
    Optional<List<EvictionRule>> resolve(List<EvictsDeclaration> declarations) {
        Map<Occasion, List<EvictedPattern>> rules = new LinkedHashMap<>();
        Set<Occasion> awaiting = new HashSet<>();
        boolean fine = true;
        for (EvictsDeclaration declaration : declarations) {
            EvictionMoment moment = EvictionMoment.valueOf(declaration.on().value());
            ConditionResolver.Resolved when = ConditionResolver.when(declaration.when(), scope);
            List<EvictedPattern> patterns = patterns(declaration);
            fine &= when.fine()
                    && patterns.size()
                            == declaration.patterns().size()
                                    + declaration.tags().size();
            Occasion occasion = new Occasion(moment, when.condition());
            rules.computeIfAbsent(occasion, unknown -> new ArrayList<>()).addAll(patterns);
            if (declaration.awaitNear().value()) {
                awaiting.add(occasion);
                checkAwaited(declaration, moment);
            }
        }
        return fine
                ? Optional.of(rules.entrySet().stream()
                        .map(rule -> new EvictionRule(
                                rule.getKey().moment(),
                                rule.getKey().when(),
                                rule.getValue(),
                                awaiting.contains(rule.getKey())))
                        .toList())
                : Optional.empty();
    }

    private void checkAwaited(EvictsDeclaration declaration, EvictionMoment moment) {
        if (moment == EvictionMoment.BEFORE) {
            scope.report().add(declaration.awaitNear().origin(), DiagnosticCode.AWAIT_NEAR_TOO_EARLY, scope.label());
        }
    }

    private record Occasion(EvictionMoment moment, Optional<Condition> when) {}

    private List<EvictedPattern> patterns(EvictsDeclaration declaration) {
        List<EvictedPattern> patterns = new ArrayList<>();
        if (declaration.patterns().isEmpty() && declaration.tags().isEmpty()) {
            scope.report().add(declaration.origin(), DiagnosticCode.EVICTS_PATTERN_MISSING, scope.label());
        }
        for (Attribute<String> pattern : declaration.patterns()) {
            templates.pattern(pattern, declaration).ifPresent(template -> {
                checkReach(pattern, template);
                patterns.add(new EvictedPattern(template, false, pattern.origin()));
            });
        }
        for (Attribute<String> tag : declaration.tags()) {
            templates
                    .evictedTag(tag, declaration)
                    .ifPresent(template -> patterns.add(new EvictedPattern(template, true, tag.origin())));
        }
        return patterns;
    }

    /**
     * Warns of a wildcard in the first segment. The index lists keys under whole segments, so such a pattern scans the
     * keyspace.
     */
    private void checkReach(Attribute<String> pattern, KeyTemplate template) {
        if (template.segments().get(0) instanceof KeySegment.Glob first) {
            String literal = first.text().replaceAll("\\[[^]]*]|[*?]", "");
            String head = literal.isEmpty() ? "user" : literal.replaceAll("[-_./]+$", "");
            String rest = template.segments().size() > 1
                    ? pattern.value().substring(first.text().length())
                    : ":*";
            scope.report()
                    .add(
                            pattern.origin(),
                            DiagnosticCode.EVICTS_PATTERN_SCANS,
                            pattern.value(),
                            literal.isEmpty() && template.segments().size() > 1 ? head + ":*" + rest : head + rest);
        }
    }
}
