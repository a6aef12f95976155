package dev.larder.runtime.consistency.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Visits every state that a scenario can reach, the nearest first, until one breaks a promise. */
final class Search {

    private static final int NO_PREDECESSOR = -1;

    private final Scenario scenario;

    private final Rules rules;

    private final StateCodec codec;

    private final Steps steps;

    private final VisitedStates visited;

    private final byte[] row;

    private Search(Scenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
        this.codec = new StateCodec(scenario, rules);
        this.steps = new Steps(scenario);
        this.visited = new VisitedStates(codec.width());
        this.row = new byte[codec.width()];
    }

    /** Tries a scenario from an empty key, and from one that holds the first version. */
    static Verdict run(Scenario scenario, Rules rules) {
        return new Search(scenario, rules).run();
    }

    private Verdict run() {
        add(new State(rules, scenario.roles().size()), NO_PREDECESSOR);
        add(warm(), NO_PREDECESSOR);
        for (int number = 0; number < visited.size(); number++) {
            for (State next : steps.after(state(number))) {
                Property broken = next.violation();
                if (broken != null) {
                    return new Verdict(scenario, visited.size(), broken, trace(number, next));
                }
                add(next, number);
            }
        }
        return new Verdict(scenario, visited.size(), null, List.of());
    }

    /** A value that lives longer than a lease, and is listed as long. */
    private State warm() {
        State state = new State(rules, scenario.roles().size());
        state.cell = Cell.holding(0, scenario.ticks() - 1);
        state.replica = state.cell;
        state.listedUntil = Math.max(0, scenario.ticks() - 1);
        return state;
    }

    private void add(State state, int predecessor) {
        codec.encode(state, row);
        visited.add(row, predecessor);
    }

    private State state(int number) {
        byte[] bytes = new byte[codec.width()];
        visited.read(number, bytes);
        return codec.decode(bytes);
    }

    /** Tells the way to a state that was not added any more, by taking its steps again. */
    private List<String> trace(int from, State last) {
        List<String> trace = new ArrayList<>();
        trace.add(describe(last));
        for (int number = from; number != NO_PREDECESSOR; number = visited.predecessorOf(number)) {
            int before = visited.predecessorOf(number);
            trace.add(before == NO_PREDECESSOR ? describe(state(number)) : describe(stepTo(number, before)));
        }
        Collections.reverse(trace);
        return trace;
    }

    private State stepTo(int number, int from) {
        byte[] wanted = new byte[codec.width()];
        visited.read(number, wanted);
        for (State next : steps.after(state(from))) {
            codec.encode(next, row);
            if (Arrays.equals(row, wanted)) {
                return next;
            }
        }
        throw new AssertionError("a step cannot be repeated");
    }

    private String describe(State state) {
        String who = state.who == State.NOBODY
                ? ""
                : (char) ('A' + state.who) + " (" + scenario.roles().get(state.who) + ") ";
        return who + state.what + " -> row " + state.row + ", floor " + state.floor + ", key " + describe(state.cell)
                + (state.listedUntil == State.NOT_LISTED ? ", not listed" : "")
                + (scenario.ticks() == 0 ? "" : ", time " + state.now);
    }

    private static String describe(Cell cell) {
        String value = switch (cell.value()) {
            case Cell.NOTHING -> "empty";
            case Cell.NULL -> "null";
            default -> "" + cell.value();
        };
        if (cell.age() != Age.FRESH) {
            value += cell.age() == Age.DUE ? ", due" : ", stale";
        }
        return cell.sign() == null
                ? value
                : value + " + lease " + cell.sign().nonce() + " of "
                        + (char) ('A' + cell.sign().id());
    }
}
