package dev.larder.runtime.redisson.command;

import java.util.List;

/**
 * A script on a key, and the steps that add the key to the index before.
 *
 * @param sets one step of {@code index.lua} for each index set, with one member; none for a key of one segment
 */
public record IndexedStep(ScriptStep step, List<ScriptStep> sets) {

    /** Adds the keys and arguments of {@code indexed.lua}. */
    void addTo(List<String> keys, List<Object> arguments) {
        keys.add(step.key());
        arguments.add(sets.size());
        arguments.addAll(step.arguments());
        for (ScriptStep set : sets) {
            keys.add(set.key());
            arguments.addAll(set.arguments());
        }
    }

    /** Returns about how many bytes the step takes in the command. */
    public long weight() {
        long weight = step.weight();
        for (ScriptStep set : sets) {
            weight += set.weight();
        }
        return weight;
    }
}
