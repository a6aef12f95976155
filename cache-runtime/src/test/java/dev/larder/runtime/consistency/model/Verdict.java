package dev.larder.runtime.consistency.model;

import java.util.List;

/**
 * The outcome of a search.
 *
 * @param states the number of states that it visited
 * @param broken the promise that does not hold, or {@code null} when all do
 * @param trace the shortest way to the state in which it does not hold, a step a line
 */
public record Verdict(String scenario, int states, Property broken, List<String> trace) {

    public boolean holds() {
        return broken == null;
    }

    @Override
    public String toString() {
        String outcome = holds() ? "holds" : broken + " is broken:\n  " + String.join("\n  ", trace);
        return scenario + ": " + states + " states, " + outcome;
    }
}
