package dev.larder.runtime.redisson;

import java.util.List;

/**
 * The last arguments of some steps, as far as they are the same for all: these are sent once. To take an argument apart and
 * hand it to a script costs the server a good part of what the script does with it.
 *
 * @param shared those that are sent once
 * @param own how many each step has before them
 */
record SharedArguments(List<Object> shared, int own) {

    /** Returns what the steps, which take equally many arguments, share. */
    static SharedArguments of(List<ScriptStep> steps) {
        List<Object> first = steps.get(0).arguments();
        int own = 0;
        for (ScriptStep step : steps) {
            int last = first.size();
            while (last > own && step.arguments().get(last - 1).equals(first.get(last - 1))) {
                last--;
            }
            own = last;
        }
        return new SharedArguments(first.subList(own, first.size()), own);
    }

    /** Adds what {@code many.lua} takes. */
    void addTo(List<Object> parameters, List<ScriptStep> steps) {
        parameters.add(own);
        parameters.add(shared.size());
        parameters.addAll(shared);
        for (ScriptStep step : steps) {
            parameters.addAll(step.arguments().subList(0, own));
        }
    }
}
