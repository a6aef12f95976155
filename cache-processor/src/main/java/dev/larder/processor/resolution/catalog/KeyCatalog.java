package dev.larder.processor.resolution.catalog;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.NearestName;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.UpdatingMethod;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of all services of a compilation, across its rounds. */
public final class KeyCatalog {

    private final Map<String, List<KeyEntry>> entriesByHead = new LinkedHashMap<>();

    /** Adds the keys of a service. Returns where they can equal keys of this or of an earlier service. */
    public List<Diagnostic> add(CachedService service) {
        List<Diagnostic> collisions = new ArrayList<>();
        for (ServiceMethod method : service.methods()) {
            Optional<KeyEntry> entry = KeyEntry.of(method);
            entry.ifPresent(key -> {
                List<KeyEntry> neighbours = entriesByHead.computeIfAbsent(key.head(), head -> new ArrayList<>());
                neighbours.stream()
                        .flatMap(other -> collision(key, other).stream())
                        .findFirst()
                        .or(() -> coincidence(key, neighbours))
                        .ifPresent(problem -> collisions.add(new Diagnostic(
                                problem, problem.code().severity(), ((StoringMethod) method).keyOrigin())));
                neighbours.add(key);
            });
        }
        return collisions;
    }

    /** Returns what is wrong with a pattern in view of all keys. Call it when all services are known. */
    public Optional<Problem> check(EvictionTarget pattern) {
        return pattern.isTag() ? checkTag(pattern.template()) : check(pattern.template());
    }

    private Optional<Problem> checkTag(KeyTemplate tag) {
        List<KeyTemplate> carried = entriesByHead.values().stream()
                .flatMap(List::stream)
                .flatMap(entry -> entry.tags().stream())
                .toList();
        return carried.stream().anyMatch(known -> PatternReach.canMatch(tag, known))
                ? Optional.empty()
                : Optional.of(Problem.of(
                        DiagnosticCode.EVICTS_TAG_UNMATCHED,
                        tag.text(),
                        nearest(tag, carried.stream().map(KeyTemplate::text).toList())));
    }

    private Optional<Problem> check(KeyTemplate pattern) {
        List<KeyEntry> matched = candidates(pattern)
                .filter(entry -> PatternReach.canMatch(pattern, entry.template()))
                .toList();
        if (matched.isEmpty()) {
            return Optional.of(Problem.of(DiagnosticCode.EVICTS_PATTERN_UNMATCHED, pattern.text(), nearest(pattern)));
        }
        boolean exact = pattern.segments().stream().noneMatch(KeySegment.Glob.class::isInstance);
        boolean scansAnyway = pattern.segments().get(0) instanceof KeySegment.Glob;
        return matched.stream()
                .filter(entry -> !exact && !scansAnyway && !entry.indexed())
                .findFirst()
                .map(entry -> Problem.of(
                        DiagnosticCode.EVICTS_PATTERN_SCANS_UNINDEXED,
                        pattern.text(),
                        entry.template().text(),
                        entry.label()));
    }

    /**
     * Returns the keys that a pattern may match: those with its first segment, or all if that segment has a wildcard.
     */
    private Stream<KeyEntry> candidates(KeyTemplate pattern) {
        KeySegment first = pattern.segments().get(0);
        return first instanceof KeySegment.Glob
                ? entriesByHead.values().stream().flatMap(List::stream)
                : entriesByHead.getOrDefault(first.text(), List.of()).stream();
    }

    private static Optional<Problem> collision(KeyEntry key, KeyEntry other) {
        if (!TemplateCollision.canCollide(key.template(), other.template())) {
            return Optional.empty();
        }
        if (key.template().byDefault() || other.template().byDefault()) {
            KeyEntry byDefault = key.template().byDefault() ? key : other;
            KeyEntry second = key.template().byDefault() ? other : key;
            return Optional.of(Problem.of(
                    DiagnosticCode.DEFAULT_KEY_SHARED,
                    byDefault.template().text(),
                    byDefault.label(),
                    second.template().text(),
                    second.label()));
        }
        if (key.value().equals(other.value()) && !key.stale().equals(other.stale())) {
            return Optional.of(Problem.of(
                    DiagnosticCode.STALE_IF_ERROR_DIFFERS,
                    key.template().text(),
                    key.label(),
                    key.stale(),
                    other.template().text(),
                    other.label(),
                    other.stale()));
        }
        if (key.value().equals(other.value()) && !key.hasTagsOf(other)) {
            return Optional.of(Problem.of(
                    DiagnosticCode.TAGS_DIFFER,
                    key.template().text(),
                    key.label(),
                    key.carried(),
                    other.template().text(),
                    other.label(),
                    other.carried()));
        }
        if (key.value().equals(other.value()) && key.sharesOtherwiseThan(other)) {
            boolean shared = key.nearShared().orElse(false);
            return Optional.of(Problem.of(
                    DiagnosticCode.NEAR_SHARED_DIFFERS,
                    (shared ? key : other).template().text(),
                    (shared ? key : other).label(),
                    (shared ? other : key).label()));
        }
        return key.value().equals(other.value())
                ? Optional.empty()
                : Optional.of(Problem.of(
                        DiagnosticCode.KEYS_COLLIDE,
                        key.template().text(),
                        key.label(),
                        TypeSystem.display(key.value()),
                        other.template().text(),
                        other.label(),
                        TypeSystem.display(other.value())));
    }

    /**
     * Returns a warning if two methods use one key for parameters of different names, and no third method has both
     * names.
     */
    private static Optional<Problem> coincidence(KeyEntry key, List<KeyEntry> neighbours) {
        List<KeyEntry> same = neighbours.stream()
                .filter(other -> TemplateNames.areSame(key.template(), other.template()))
                .toList();
        boolean agreed = same.stream()
                .anyMatch(other -> TemplateNames.difference(key.template(), other.template())
                        .isEmpty());
        return agreed || same.isEmpty()
                ? Optional.empty()
                : TemplateNames.difference(key.template(), same.get(0).template())
                        .map(names -> Problem.of(
                                DiagnosticCode.KEYS_COINCIDE,
                                key.template().text(),
                                key.label(),
                                same.get(0).template().text(),
                                same.get(0).label(),
                                names.get(0),
                                names.get(1)));
    }

    private String nearest(KeyTemplate pattern) {
        List<String> templates = entriesByHead.values().stream()
                .flatMap(List::stream)
                .map(entry -> entry.template().text())
                .toList();
        return nearest(pattern, templates);
    }

    private static String nearest(KeyTemplate pattern, List<String> templates) {
        if (templates.isEmpty()) {
            return ", which has none";
        }
        return NearestName.of(pattern.text(), templates)
                .map(nearest -> "; the nearest is \"" + nearest + "\"")
                .orElse("; the first is \"" + templates.get(0) + "\"");
    }

    /** Returns the names of the methods that store values. */
    public static List<String> labels(CachedService service) {
        return service.methods().stream()
                .flatMap(method -> KeyEntry.of(method).stream())
                .map(KeyEntry::label)
                .distinct()
                .toList();
    }

    /** Returns the patterns of a method, if it evicts. */
    public static List<EvictedPattern> patterns(ServiceMethod method) {
        List<EvictionRule> rules = List.of();
        if (method instanceof EvictingMethod evicting) {
            rules = evicting.evictions();
        } else if (method instanceof UpdatingMethod updating) {
            rules = updating.evictions();
        }
        return rules.stream().flatMap(rule -> rule.patterns().stream()).toList();
    }
}
