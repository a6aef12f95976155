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
import dev.larder.processor.model.map.MappedType;
import dev.larder.processor.resolution.map.ReachIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.util.Elements;

/** Finds evictions that are missing in the services of a compilation. */
public final class Lints {

    private final CacheMap map;
    private final TimeToLive unevictedTtl;
    /** The methods that store values: first those of the services that are being compiled. */
    private final List<Storing> storing = new ArrayList<>();
    /** The keys of these methods, in the same order. */
    private final ReachIndex index;

    private final AffectedKeys affected;
    private final RelatedKeys related;
    private final ProposedPattern proposed;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    private Lints(CacheMap map, Elements elements, TimeToLive unevictedTtl) {
        this.map = map;
        this.unevictedTtl = unevictedTtl;
        map.own().forEach(service -> addStoring(service, true));
        map.others().forEach(service -> addStoring(service, false));
        this.index = new ReachIndex(storing.stream().map(Storing::key).toList());
        PropertyNames properties = new PropertyNames(elements);
        KnownEntities entities = new KnownEntities(map);
        this.affected = new AffectedKeys(map, entities, properties);
        this.related = new RelatedKeys(entities, properties);
        this.proposed = new ProposedPattern(properties);
    }

    /** A method that stores values under a key. */
    private record Storing(MappedService service, MappedMethod method, MappedKey key, boolean isBeingCompiled) {}

    private void addStoring(MappedService service, boolean isBeingCompiled) {
        for (MappedMethod method : service.methods()) {
            method.key().ifPresent(key -> storing.add(new Storing(service, method, key, isBeingCompiled)));
        }
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
        lints.checkKeys();
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
        List<EvictionTarget> targets = method.targets();
        List<EvictionTarget> changed =
                targets.stream().filter(target -> !target.isTag()).toList();
        if (changed.isEmpty()) {
            return;
        }
        Set<String> entities = index.reachedBy(changed).stream()
                .mapToObj(number -> storing.get(number).key().value())
                .filter(MappedType::holdsEntity)
                .map(MappedType::entity)
                .collect(Collectors.toSet());
        BitSet reached = index.reachedBy(targets);
        Set<String> templates = new HashSet<>();
        List<MappedMethod> missed = new ArrayList<>();
        for (int i = 0; i < storing.size(); i++) {
            Storing reader = storing.get(i);
            MappedKey key = reader.key();
            if (!reached.get(i)
                    && entities.contains(key.value().entity())
                    && related.changes(service, method, reader.service(), key)
                    && templates.add(key.template().text())) {
                missed.add(reader.method());
            }
        }
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

    /** Checks that something evicts the keys that are kept for long. */
    private void checkKeys() {
        BitSet evicted = index.reachedBy(
                map.methods().flatMap(method -> method.targets().stream()).toList());
        for (int i = evicted.nextClearBit(0); i < storing.size(); i = evicted.nextClearBit(i + 1)) {
            Storing reader = storing.get(i);
            MappedKey key = reader.key();
            if (reader.isBeingCompiled()
                    && reader.method().role() == MappedMethod.Role.READS
                    && key.kept().compareTo(unevictedTtl) > 0
                    && reported.add(key.template().text())) {
                add(
                        reader.service(),
                        reader.method(),
                        DiagnosticCode.KEY_NEVER_EVICTED,
                        key.template().text(),
                        reader.method().label(),
                        key.kept().text(),
                        unevictedTtl.text());
            }
        }
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
        BitSet evicted = index.reachedBy(awaited);
        if (!evicted.isEmpty()
                && evicted.stream()
                        .allMatch(reader -> storing.get(reader).key().near().isEmpty())
                && awaited.stream()
                        .noneMatch(pattern -> index.reachedBy(List.of(pattern)).isEmpty())) {
            Storing first = storing.get(evicted.nextSetBit(0));
            add(
                    service,
                    method,
                    DiagnosticCode.AWAIT_NEAR_UNUSED,
                    method.label(),
                    first.key().template().text(),
                    first.method().label());
        }
    }

    private void add(MappedService service, MappedMethod method, DiagnosticCode code, Object... arguments) {
        findings.add(new Finding(service.type(), method.signature(), Problem.of(code, arguments)));
    }
}
