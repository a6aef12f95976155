package dev.larder.runtime.consistency.model;

import java.util.Arrays;
import java.util.List;

/**
 * Who is there, and how much goes wrong.
 *
 * @param roles one for each caller
 * @param late how many commands may be under way that were repeated, or given up by who sent them
 * @param ticks how often the clock moves; a lease and a value last one tick each
 * @param oneJvm whether callers that read share a JVM, and so their loads; else each has its own
 */
record Scenario(List<Role> roles, int late, int ticks, boolean oneJvm) {

    static Scenario of(Role... roles) {
        return new Scenario(List.of(roles), 0, 0, false);
    }

    static Scenario parse(String names) {
        return of(Arrays.stream(names.split(",")).map(Role::valueOf).toArray(Role[]::new));
    }

    Scenario withLate(int count) {
        return new Scenario(roles, count, ticks, oneJvm);
    }

    Scenario withTicks(int count) {
        return new Scenario(roles, late, count, oneJvm);
    }

    Scenario inOneJvm() {
        return new Scenario(roles, late, ticks, true);
    }

    /** What a value of that age becomes next; {@code null} when nobody there would tell the difference. */
    Age after(Age age) {
        if (age != Age.STALE && roles.stream().anyMatch(Role::keepsStale)) {
            return age == Age.FRESH && roles.contains(Role.REFRESH) ? Age.DUE : Age.STALE;
        }
        return age == Age.FRESH && roles.contains(Role.REFRESH) ? Age.DUE : null;
    }

    @Override
    public String toString() {
        return roles + (oneJvm ? " in one JVM" : "") + ", " + late + " late commands, " + ticks + " ticks";
    }
}
