package dev.larder.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the methods of a {@link Larder} did since it was opened; a snapshot, whose counts were read one after another.
 *
 * @param methods by name ({@code UserService.find}), in alphabetical order; overloads share a name and are counted
 *     together
 * @param outage what outages of the store did
 */
public record LarderStats(Map<String, MethodStats> methods, OutageStats outage) {

    public LarderStats {
        methods = Collections.unmodifiableSortedMap(sorted(methods));
    }

    /** Returns the counts of one method, all zero when no method of that name is bound. */
    public MethodStats method(String name) {
        return methods.getOrDefault(name, MethodStats.NONE);
    }

    /** Returns the sum over all methods. */
    public MethodStats total() {
        return methods.values().stream().reduce(MethodStats.NONE, MethodStats::plus);
    }

    private static SortedMap<String, MethodStats> sorted(Map<String, MethodStats> methods) {
        return new TreeMap<>(methods);
    }
}
