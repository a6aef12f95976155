package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Caller.At;
import java.util.Arrays;
import java.util.List;

/** The model of one key, with commands that are late and a clock. */
final class KeyModel implements Model<State> {

    private final Scenario scenario;

    private final Rules rules;

    private final StateCodec codec;

    private final Steps steps;

    KeyModel(Scenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
        this.codec = new StateCodec(scenario, rules);
        this.steps = new Steps(scenario);
    }

    /** Returns a state with an empty key, and one whose key holds the first version. */
    @Override
    public List<State> beginnings() {
        return List.of(new State(rules, scenario.roles().size()), warm());
    }

    /** A value that lives longer than a lease, and is listed as long. */
    private State warm() {
        State state = new State(rules, scenario.roles().size());
        state.cell = Cell.holding(0, scenario.ticks() - 1);
        state.replica = state.cell;
        state.listedUntil = Math.max(0, scenario.ticks() - 1);
        return state;
    }

    @Override
    public List<State> after(State state) {
        return steps.after(state);
    }

    @Override
    public Property violation(State state) {
        return state.violation();
    }

    @Override
    public boolean isOver(State state) {
        return Arrays.stream(state.callers).allMatch(caller -> caller.at() == At.END);
    }

    @Override
    public int width() {
        return codec.width();
    }

    @Override
    public void encode(State state, byte[] target) {
        codec.encode(state, target);
    }

    @Override
    public State decode(byte[] source) {
        return codec.decode(source);
    }

    @Override
    public String describe(State state) {
        String who = state.who == State.NOBODY
                ? ""
                : (char) ('A' + state.who) + " (" + scenario.roles().get(state.who) + ") ";
        return who + state.what + " -> row " + state.row + ", floor " + state.floor + ", key " + describe(state.cell)
                + (state.listedUntil == State.NOT_LISTED ? ", not listed" : "")
                + (scenario.ticks() == 0 ? "" : ", time " + state.now)
                + (state.setBack == 0 ? "" : ", clock set back by " + state.setBack);
    }

    /** Returns what a key holds. */
    static String describe(Cell cell) {
        String value = switch (cell.value()) {
            case Cell.NOTHING -> "empty";
            case Cell.NULL -> "null";
            default -> "" + cell.value();
        };
        if (cell.age() != Age.FRESH) {
            value += cell.age() == Age.DUE ? ", due" : ", stale";
        }
        if (cell.sign() == null || cell.sign().equals(Sign.ENDED)) {
            return cell.sign() == null ? value : value + " + an ended lease";
        }
        return value + " + lease " + cell.sign().nonce() + " of "
                + (char) ('A' + cell.sign().id());
    }
}
