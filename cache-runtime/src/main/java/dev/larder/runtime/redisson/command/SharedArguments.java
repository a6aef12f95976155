package dev.larder.runtime.redisson.command;

import java.util.List;

/**
 * The last arguments of several steps, as far as they are equal. They are sent once, since parsing an argument and handing
 * it to a script costs the server much of what the script itself costs.
 *
 * @param shared the arguments that are sent once
 * @param own the number of arguments that each step has before them
 */
record SharedArguments(List<Object> shared, int own) {

    /** Returns the arguments that the steps share, which take equally many each. */
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

    /** Adds the arguments of {@code many.lua}. */
    void addTo(List<Object> parameters, List<ScriptStep> steps) {
        parameters.add(own);
        parameters.add(shared.size());
        parameters.addAll(shared);
        for (ScriptStep step : steps) {
            parameters.addAll(step.arguments().subList(0, own));
        }
    }
}
