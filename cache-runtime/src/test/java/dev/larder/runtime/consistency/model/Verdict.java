package dev.larder.runtime.consistency.model;

import java.util.List;

/**
 * What a search found.
 *
 * @param states how many it visited
 * @param broken the promise that does not hold, or {@code null} when all do
 * @param trace the shortest way to where it does not, a step a line
 */
record Verdict(Scenario scenario, int states, Property broken, List<String> trace) {

    boolean holds() {
        return broken == null;
    }

    @Override
    public String toString() {
        String outcome = holds() ? "holds" : broken + " is broken:\n  " + String.join("\n  ", trace);
        return scenario + ": " + states + " states, " + outcome;
    }
}
