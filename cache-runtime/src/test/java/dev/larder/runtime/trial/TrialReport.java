package dev.larder.runtime.trial;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The trial of a service: one entry for each method that the cache answers.
 *
 * @param service the name of the interface
 */
public record TrialReport(String service, List<MethodTrial> methods) {

    public TrialReport {
        methods = List.copyOf(methods);
    }

    /** Returns whether each method works. */
    public boolean works() {
        return count(Outcome.Works.class) == methods.size();
    }

    /** Returns the number of methods with an outcome of a kind. */
    public long count(Class<? extends Outcome> kind) {
        return methods.stream()
                .filter(method -> kind.isInstance(method.outcome()))
                .count();
    }

    /** Returns the service and, below it, a line for each method. */
    @Override
    public String toString() {
        return methods.stream().map(method -> "  " + method).collect(Collectors.joining("\n", service + "\n", ""));
    }
}
