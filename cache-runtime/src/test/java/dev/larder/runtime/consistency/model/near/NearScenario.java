package dev.larder.runtime.consistency.model.near;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The calls of a search, and the extent of what goes wrong.
 *
 * @param near the numbers of the JVMs that have a near cache. One that only evicts strictly has a link, which is never lost
 * @param cuts the maximum number of connections that are lost
 * @param ticks the number of steps of the clock; the bound is one
 * @param failing whether evictions get no reply and are repeated
 */
record NearScenario(List<Call> calls, List<Integer> near, int cuts, int ticks, boolean failing) {

    /** The number of JVMs. */
    static final int JVMS = 2;

    /** The bound of staleness, in steps of the clock. */
    static final int BOUND = 1;

    /** A call and its JVM. */
    record Call(NearRole role, int jvm) {

        static Call parse(String text) {
            String[] parts = text.split("@");
            return new Call(NearRole.valueOf(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return role + "@" + jvm;
        }
    }

    /** Returns a scenario of calls such as {@code READ@1,EVICT@0}, in which both JVMs have a near cache. */
    static NearScenario of(String calls) {
        List<Call> parsed = Arrays.stream(calls.split(",")).map(Call::parse).toList();
        return new NearScenario(parsed, List.of(0, 1), 0, BOUND + 1, false);
    }

    /** Leaves the near cache to one JVM. */
    NearScenario nearIn(int jvm) {
        return new NearScenario(calls, List.of(jvm), cuts, ticks, failing);
    }

    NearScenario withCuts(int count) {
        return new NearScenario(calls, near, count, ticks, failing);
    }

    NearScenario withTicks(int count) {
        return new NearScenario(calls, near, cuts, count, failing);
    }

    NearScenario whereEvictionsFail() {
        return new NearScenario(calls, near, cuts, ticks, true);
    }

    boolean isNearIn(int jvm) {
        return near.contains(jvm);
    }

    /** Returns whether a JVM has a link: for its near cache, or for the confirmations of others. */
    boolean isLinked(int jvm) {
        return isNearIn(jvm)
                || calls.stream()
                        .anyMatch(call -> call.jvm() == jvm && call.role().isStrict());
    }

    @Override
    public String toString() {
        return calls.stream().map(Call::toString).collect(Collectors.joining(", "))
                + ", near caches in " + near
                + ", " + cuts + " lost connections, " + ticks + " ticks"
                + (failing ? ", evictions fail" : "");
    }
}
