package dev.larder.runtime.consistency.model;

import java.util.Arrays;
import java.util.List;

/**
 * The calls of a search, and the extent of what goes wrong.
 *
 * @param roles one for each call
 * @param late the maximum number of commands on the way that were repeated, or that their sender has given up
 * @param ticks the number of steps of the clock; a lease and a value last one each
 * @param oneJvm whether calls that read share a JVM and so their loads; otherwise each has its own
 * @param oneServer whether one server has the key and the listing; otherwise they are listed and leased by two commands
 * @param clockSetBack whether the server's clock is set back once
 */
record Scenario(List<Role> roles, int late, int ticks, boolean oneJvm, boolean oneServer, boolean clockSetBack) {

    static Scenario of(Role... roles) {
        return new Scenario(List.of(roles), 0, 0, false, false, false);
    }

    static Scenario parse(String names) {
        return of(Arrays.stream(names.split(",")).map(Role::valueOf).toArray(Role[]::new));
    }

    Scenario withLate(int count) {
        return new Scenario(roles, count, ticks, oneJvm, oneServer, clockSetBack);
    }

    Scenario withTicks(int count) {
        return new Scenario(roles, late, count, oneJvm, oneServer, clockSetBack);
    }

    Scenario inOneJvm() {
        return new Scenario(roles, late, ticks, true, oneServer, clockSetBack);
    }

    Scenario onOneServer() {
        return new Scenario(roles, late, ticks, oneJvm, true, clockSetBack);
    }

    Scenario whereTheClockIsSetBack() {
        return new Scenario(roles, late, ticks, oneJvm, oneServer, true);
    }

    /** Returns whether calls load from snapshots, so that evictions leave traces. */
    boolean hasSnapshots() {
        return roles.contains(Role.SNAPSHOT);
    }

    /** Returns the next age of a value; {@code null} when no call of the scenario would tell the difference. */
    Age after(Age age) {
        if (age != Age.STALE && roles.stream().anyMatch(Role::keepsStale)) {
            return age == Age.FRESH && roles.contains(Role.REFRESH) ? Age.DUE : Age.STALE;
        }
        return age == Age.FRESH && roles.contains(Role.REFRESH) ? Age.DUE : null;
    }

    @Override
    public String toString() {
        return roles + (oneJvm ? " in one JVM" : "") + (oneServer ? " on one server" : "")
                + (clockSetBack ? ", the clock is set back" : "") + ", " + late + " late commands, " + ticks + " ticks";
    }
}
