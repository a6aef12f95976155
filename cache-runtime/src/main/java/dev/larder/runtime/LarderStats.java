package dev.larder.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of a {@link Larder} since it was opened. A snapshot, whose counts were read one after another. Immutable.
 *
 * @param methods the counts of each method by name ({@code UserService.find}), in alphabetical order; overloads share a name and are counted
 *     together
 * @param outage the counts of outages of the store
 * @param near the near cache of all methods
 */
public record LarderStats(Map<String, MethodStats> methods, OutageStats outage, NearStats near) {

    public LarderStats {
        methods = Collections.unmodifiableSortedMap(sorted(methods));
    }

    /** Returns the counts of one method. They are zero when no method of that name is bound. */
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
