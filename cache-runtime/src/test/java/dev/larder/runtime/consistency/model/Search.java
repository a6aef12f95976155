package dev.larder.runtime.consistency.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Visits every state that a model can reach, the nearest first, until one breaks a promise. */
public final class Search<S> {

    private static final int NO_PREDECESSOR = -1;

    private final String scenario;

    private final Model<S> model;

    private final VisitedStates visited;

    private final byte[] row;

    private Search(String scenario, Model<S> model) {
        this.scenario = scenario;
        this.model = model;
        this.visited = new VisitedStates(model.width());
        this.row = new byte[model.width()];
    }

    /** Searches the model of one key. */
    static Verdict run(Scenario scenario, Rules rules) {
        return new Search<>(scenario.toString(), new KeyModel(scenario, rules)).run();
    }

    /** Searches the model of calls. */
    static Verdict run(CallScenario scenario, Rules rules) {
        return new Search<>(scenario.toString(), new CallModel(scenario, rules)).run();
    }

    /** Searches any model. */
    public static <S> Verdict run(String scenario, Model<S> model) {
        return new Search<>(scenario, model).run();
    }

    private Verdict run() {
        model.beginnings().forEach(state -> add(state, NO_PREDECESSOR));
        for (int number = 0; number < visited.size(); number++) {
            S state = state(number);
            List<S> following = model.after(state);
            if (following.isEmpty() && !model.isOver(state)) {
                return new Verdict(scenario, visited.size(), Property.NO_DEADLOCK, trace(number));
            }
            for (S next : following) {
                Property broken = model.violation(next);
                if (broken != null) {
                    String last = model.describe(next);
                    List<String> trace = trace(number);
                    trace.add(last);
                    return new Verdict(scenario, visited.size(), broken, trace);
                }
                add(next, number);
            }
        }
        return new Verdict(scenario, visited.size(), null, List.of());
    }

    private void add(S state, int predecessor) {
        model.encode(state, row);
        visited.add(row, predecessor);
    }

    private S state(int number) {
        byte[] bytes = new byte[model.width()];
        visited.read(number, bytes);
        return model.decode(bytes);
    }

    /** Returns the way to a state, by taking its steps again. */
    private List<String> trace(int last) {
        List<String> trace = new ArrayList<>();
        for (int number = last; number != NO_PREDECESSOR; number = visited.predecessorOf(number)) {
            int before = visited.predecessorOf(number);
            trace.add(model.describe(before == NO_PREDECESSOR ? state(number) : stepTo(number, before)));
        }
        Collections.reverse(trace);
        return trace;
    }

    private S stepTo(int number, int from) {
        byte[] wanted = new byte[model.width()];
        visited.read(number, wanted);
        for (S next : model.after(state(from))) {
            model.encode(next, row);
            if (Arrays.equals(row, wanted)) {
                return next;
            }
        }
        throw new AssertionError("a step cannot be repeated");
    }
}
