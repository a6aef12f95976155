package dev.larder.processor.resolution.lock;

import dev.larder.processor.model.map.LockedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what differs between a lock and a compilation, and what that means for the values in Redis. */
public final class LockComparison {

    private LockComparison() {}

    /** Returns the differences, in the order of the keys; none if there are none. */
    public static List<String> of(List<LockedKey> locked, List<LockedKey> compiled) {
        Map<String, LockedKey> before = byTemplate(locked);
        Map<String, LockedKey> after = byTemplate(compiled);
        Set<String> templates = new TreeSet<>(before.keySet());
        templates.addAll(after.keySet());
        List<String> differences = new ArrayList<>();
        for (String template : templates) {
            LockedKey old = before.get(template);
            LockedKey now = after.get(template);
            if (old == null) {
                differences.add("key \"" + template + "\" is new");
            } else if (now == null) {
                differences.add("key \"" + template + "\" is gone, so that its values stay until their TTL ends");
            } else {
                compare(old, now).forEach(what -> differences.add("key \"" + template + "\" " + what));
            }
        }
        return differences;
    }

    private static List<String> compare(LockedKey old, LockedKey now) {
        List<String> differences = new ArrayList<>();
        if (!old.type().equals(now.type())) {
            differences.add("stores " + now.type() + " instead of " + old.type()
                    + ", so that stored values may be unreadable, and are then loaded again");
        } else if (!old.shape().equals(now.shape())) {
            differences.add("stores " + now.type()
                    + " with other properties, so that stored values may be unreadable, and are then loaded again");
        }
        if (!old.ttl().equals(now.ttl())) {
            differences.add("has ttl " + now.ttl() + " instead of " + old.ttl());
        }
        without(old.renewedBy(), now.renewedBy())
                .forEach(method -> differences.add("is no longer renewed by " + method));
        without(now.renewedBy(), old.renewedBy()).forEach(method -> differences.add("is now renewed by " + method));
        return differences;
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static Map<String, LockedKey> byTemplate(List<LockedKey> keys) {
        return keys.stream()
                .collect(Collectors.toMap(LockedKey::template, Function.identity(), (one, other) -> one, TreeMap::new));
    }
}
