package dev.larder.processor.resolution.lint;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedPattern;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.resolution.map.Reaches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;

/** Finds evictions that are missing in the services of a compilation. */
public final class Lints {

    private final CacheMap map;
    private final TimeToLive unevictedTtl;
    private final List<MappedMethod> storing;
    private final List<EvictionTarget> targets;
    private final AffectedKeys affected;
    private final RelatedKeys related;
    private final ProposedPattern proposed;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    private Lints(CacheMap map, Elements elements, TimeToLive unevictedTtl) {
        this.map = map;
        this.unevictedTtl = unevictedTtl;
        this.storing = map.methods().filter(method -> method.key().isPresent()).toList();
        this.targets = map.methods().flatMap(Lints::targets).toList();
        PropertyNames properties = new PropertyNames(elements);
        KnownEntities entities = new KnownEntities(map);
        this.affected = new AffectedKeys(map, entities, properties);
        this.related = new RelatedKeys(entities, properties);
        this.proposed = new ProposedPattern(properties);
    }

    /**
     * Returns what is missing in the services that are being compiled.
     *
     * @param unevictedTtl the longest time for which a key may be kept that nothing evicts
     */
    public static List<Finding> of(CacheMap map, Elements elements, TimeToLive unevictedTtl) {
        Lints lints = new Lints(map, elements, unevictedTtl);
        map.own().forEach(service -> service.methods().forEach(method -> lints.checkWriter(service, method)));
        map.own().forEach(service -> service.methods().forEach(method -> lints.checkOthers(service, method)));
        map.own().forEach(service -> service.methods().forEach(method -> lints.checkKey(service, method)));
        map.own().forEach(service -> service.methods().forEach(method -> lints.checkAwaited(service, method)));
        return lints.findings;
    }

    private void checkWriter(MappedService service, MappedMethod method) {
        List<MappedMethod> readers = affected.of(service, method);
        if (!readers.isEmpty()) {
            readers.forEach(reader -> reported.add(template(reader).text()));
            Set<String> patterns = patterns(readers, method);
            add(
                    service,
                    method,
                    DiagnosticCode.EVICTION_MISSING,
                    method.label(),
                    key(readers.get(0)).value().entityName(),
                    template(readers.get(0)).text(),
                    readers.get(0).label(),
                    more(patterns),
                    attribute(patterns));
        }
    }

    /** Checks that a method which evicts or updates one key of an entity reaches the other keys that hold it. */
    private void checkOthers(MappedService service, MappedMethod method) {
        // A tag says that its keys depend on something else, and not that the method changes what they hold.
        List<EvictionTarget> targets = targets(method).toList();
        List<EvictionTarget> changed =
                targets.stream().filter(target -> !target.isTag()).toList();
        if (changed.isEmpty()) {
            return;
        }
        Set<String> entities = storing()
                .filter(reader -> key(reader).value().holdsEntity() && reaches(changed, key(reader)))
                .map(reader -> key(reader).value().entity())
                .collect(Collectors.toSet());
        Set<String> templates = new HashSet<>();
        List<MappedMethod> missed = map.services()
                .flatMap(owner -> owner.methods().stream()
                        .filter(reader -> reader.key()
                                .filter(key -> entities.contains(key.value().entity())
                                        && !reaches(targets, key)
                                        && related.changes(service, method, owner, key)
                                        && templates.add(key.template().text()))
                                .isPresent()))
                .toList();
        if (!missed.isEmpty()) {
            Set<String> patterns = patterns(missed, method);
            add(
                    service,
                    method,
                    DiagnosticCode.EVICTION_INCOMPLETE,
                    method.label(),
                    changed.get(0).template().text(),
                    template(missed.get(0)).text(),
                    missed.get(0).label(),
                    more(patterns),
                    key(missed.get(0)).value().entityName(),
                    attribute(patterns));
        }
    }

    private Set<String> patterns(List<MappedMethod> readers, MappedMethod method) {
        Set<String> patterns = new LinkedHashSet<>();
        readers.forEach(reader -> patterns.add(proposed.of(key(reader), method)));
        return patterns;
    }

    private static String more(Set<String> patterns) {
        return patterns.size() == 1 ? "" : " and " + (patterns.size() - 1) + " more";
    }

    private static String attribute(Set<String> patterns) {
        String list = patterns.stream().map(pattern -> "\"" + pattern + "\"").collect(Collectors.joining(", "));
        return patterns.size() == 1 ? list : "{" + list + "}";
    }

    private static MappedKey key(MappedMethod reader) {
        return reader.key().orElseThrow();
    }

    private static KeyTemplate template(MappedMethod reader) {
        return key(reader).template();
    }

    private void checkKey(MappedService service, MappedMethod method) {
        method.key()
                .filter(key ->
                        method.role() == MappedMethod.Role.READS && key.kept().compareTo(unevictedTtl) > 0)
                .filter(key -> !reaches(targets, key))
                .filter(key -> reported.add(key.template().text()))
                .ifPresent(key -> add(
                        service,
                        method,
                        DiagnosticCode.KEY_NEVER_EVICTED,
                        key.template().text(),
                        method.label(),
                        key.kept().text(),
                        unevictedTtl.text()));
    }

    /**
     * Checks that an eviction which awaits near caches evicts a key that is kept near. Where a pattern matches no key, another module
     * may read what it evicts.
     */
    private void checkAwaited(MappedService service, MappedMethod method) {
        List<EvictionTarget> awaited = method.patterns().stream()
                .filter(MappedPattern::awaitNear)
                .map(MappedPattern::target)
                .toList();
        boolean known = awaited.stream()
                .allMatch(pattern -> storing().anyMatch(reader -> reaches(List.of(pattern), key(reader))));
        List<MappedMethod> evicted = awaited.isEmpty() || !known
                ? List.of()
                : storing().filter(reader -> reaches(awaited, key(reader))).toList();
        if (!evicted.isEmpty()
                && evicted.stream().allMatch(reader -> key(reader).near().isEmpty())) {
            add(
                    service,
                    method,
                    DiagnosticCode.AWAIT_NEAR_UNUSED,
                    method.label(),
                    template(evicted.get(0)).text(),
                    evicted.get(0).label());
        }
    }

    private Stream<MappedMethod> storing() {
        return storing.stream();
    }

    /** Returns the keys, patterns and tags that a method makes new: what it evicts, and what it updates. */
    private static Stream<EvictionTarget> targets(MappedMethod method) {
        return Stream.concat(
                method.patterns().stream().map(MappedPattern::target),
                method.role() == MappedMethod.Role.UPDATES
                        ? method.key().stream().map(key -> new EvictionTarget(key.template(), false))
                        : Stream.empty());
    }

    private static boolean reaches(List<EvictionTarget> targets, MappedKey key) {
        return targets.stream().anyMatch(target -> Reaches.canReach(target, key));
    }

    private void add(MappedService service, MappedMethod method, DiagnosticCode code, Object... arguments) {
        findings.add(new Finding(service.type(), method.signature(), Problem.of(code, arguments)));
    }
}
