package dev.larder.runtime.redisson.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script on a key, and the steps that add the key to the index before.
 *
 * @param sets one step of {@code index.lua} for each index set, with one member; none for a key of one segment
 */
public record IndexedStep(ScriptStep step, List<ScriptStep> sets) {

    /** The number of arguments of {@code index.lua} before the member. */
    private static final int KIND = 3;

    /** Adds the keys and arguments of {@code indexed.lua} for some steps, which take equally many arguments each. */
    static void addAll(List<IndexedStep> steps, List<String> keys, List<Object> arguments) {
        SharedArguments shared =
                SharedArguments.of(steps.stream().map(IndexedStep::step).toList());
        arguments.add(shared.own());
        arguments.add(shared.shared().size());
        arguments.addAll(shared.shared());
        Map<List<Object>, Integer> kinds = kinds(steps);
        arguments.add(kinds.size());
        kinds.keySet().forEach(arguments::addAll);
        for (IndexedStep each : steps) {
            keys.add(each.step.key());
            arguments.addAll(each.step.arguments().subList(0, shared.own()));
            arguments.add(each.sets.size());
            for (ScriptStep set : each.sets) {
                keys.add(set.key());
                arguments.add(kinds.get(kind(set)));
                arguments.add(set.arguments().get(KIND));
            }
        }
    }

    /** Returns the numbers of the different arguments before the member, in their order. */
    private static Map<List<Object>, Integer> kinds(List<IndexedStep> steps) {
        Map<List<Object>, Integer> kinds = new LinkedHashMap<>();
        for (IndexedStep each : steps) {
            for (ScriptStep set : each.sets) {
                kinds.putIfAbsent(kind(set), kinds.size() + 1);
            }
        }
        return kinds;
    }

    private static List<Object> kind(ScriptStep set) {
        return set.arguments().subList(0, KIND);
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
