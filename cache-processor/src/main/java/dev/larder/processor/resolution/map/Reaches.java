package dev.larder.processor.resolution.map;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.KeyNames;
import dev.larder.processor.model.map.LockedKey;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedPattern;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.Reach;
import dev.larder.processor.resolution.catalog.PatternReach;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds which methods make which keys new. */
public final class Reaches {

    private Reaches() {}

    /** Returns all arrows of the map, in the order of the services and their methods. */
    public static List<Reach> of(CacheMap map) {
        KeyNames names = KeyNames.of(map);
        Map<String, MappedKey> keysByName = new LinkedHashMap<>();
        map.services()
                .flatMap(MappedService::keys)
                .forEach(key -> keysByName.putIfAbsent(names.of(key.template()), key));
        List<MappedKey> keys = List.copyOf(keysByName.values());
        ReachIndex index = new ReachIndex(keys);
        Set<Reach> reaches = new LinkedHashSet<>();
        map.methods().forEach(method -> {
            BitSet reached = index.reachedBy(method.targets());
            for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
                addReaches(method, keys.get(i), names.of(keys.get(i).template()), reaches);
            }
        });
        return List.copyOf(reaches);
    }

    private static void addReaches(MappedMethod method, MappedKey key, String name, Set<Reach> reaches) {
        if (method.role() == MappedMethod.Role.UPDATES) {
            KeyTemplate own = method.key().orElseThrow().template();
            if (PatternReach.canMatch(own, key.template())) {
                reaches.add(new Reach(method.label(), own.text(), name, Reach.How.UPDATE));
            }
        }
        for (MappedPattern pattern : method.patterns()) {
            if (ReachIndex.canReach(pattern.target(), key)) {
                reaches.add(new Reach(
                        method.label(),
                        pattern.template().text(),
                        name,
                        pattern.tag() ? Reach.How.TAG : how(pattern.template(), key)));
            }
        }
    }

    private static Reach.How how(KeyTemplate pattern, MappedKey key) {
        if (pattern.segments().stream().noneMatch(KeySegment.Glob.class::isInstance)) {
            return Reach.How.EXACT;
        }
        boolean found = key.indexed() && !(pattern.segments().get(0) instanceof KeySegment.Glob);
        return found ? Reach.How.GROUP : Reach.How.SCAN;
    }

    /** Returns the lines of the lock, one for each key of the services that belong to the module, sorted. */
    public static List<LockedKey> locked(CacheMap module, List<Reach> reaches) {
        Map<String, LockedKey> lines = new TreeMap<>();
        KeyNames names = KeyNames.of(module);
        module.services().flatMap(MappedService::keys).forEach(key -> {
            String template = names.of(key.template());
            LockedKey line = new LockedKey(
                    template,
                    key.value().text(),
                    key.shape().digest(),
                    ttl(key),
                    reaches.stream()
                            .filter(reach -> reach.key().equals(template))
                            .map(reach ->
                                    reach.method() + "(" + reach.how().name().toLowerCase(Locale.ROOT) + ")")
                            .collect(Collectors.toSet()));
            lines.merge(template, line, Reaches::both);
        });
        return List.copyOf(lines.values());
    }

    private static String ttl(MappedKey key) {
        return key.ttl().text()
                + key.nullTtl().map(time -> ",null=" + time.text()).orElse("")
                + (key.kept().equals(key.ttl()) ? "" : ",kept=" + key.kept().text())
                + key.near().map(time -> ",near=" + time.text()).orElse("");
    }

    private static LockedKey both(LockedKey one, LockedKey other) {
        TreeSet<String> ttls = new TreeSet<>(List.of(one.ttl().split("\\|")));
        ttls.add(other.ttl());
        return new LockedKey(one.template(), one.type(), one.shape(), String.join("|", ttls), one.renewedBy());
    }
}
