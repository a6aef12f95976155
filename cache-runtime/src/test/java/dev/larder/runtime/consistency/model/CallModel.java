package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Progress.At;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The model of calls for several keys: what calls of one JVM share, and what they wait for. Commands arrive at once or fail
 * here; the {@linkplain KeyModel model of one key} has those that are late.
 */
final class CallModel implements Model<CallState> {

    private final CallScenario scenario;

    private final CallStateCodec codec;

    private final Rules rules;

    private final CallReads reads;

    private final CallWrites writes;

    private final WaitGraph waits;

    private final List<CallState> next = new ArrayList<>();

    CallModel(CallScenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
        this.codec = new CallStateCodec(scenario, rules);
        this.reads = new CallReads(scenario, next);
        this.writes = new CallWrites(scenario, next);
        this.waits = new WaitGraph(scenario);
    }

    /** Returns a state with empty keys, and one in which the first key holds its first version. */
    @Override
    public List<CallState> beginnings() {
        CallState cold = new CallState(rules, scenario.calls().size(), scenario.keys());
        CallState warm = cold.after(CallState.NOBODY, "begins");
        warm.cell[0] = Cell.holding(0, 0);
        return List.of(cold, warm);
    }

    @Override
    public List<CallState> after(CallState state) {
        next.clear();
        for (int i = 0; i < state.calls.length; i++) {
            if (state.calls[i].at == At.END) {
                continue;
            }
            if (scenario.calls().get(i).kind() == Call.Kind.READ) {
                reads.step(state, i);
            } else {
                writes.step(state, i);
            }
        }
        for (int key = 0; key < state.cell.length; key++) {
            nature(state, key);
        }
        return next;
    }

    private void nature(CallState state, int key) {
        Cell cell = state.cell[key];
        if (scenario.leasesEnd() && cell.sign() != null) {
            CallState ended = state.after(CallState.NOBODY, "the lease of " + key + " ends");
            ended.endLease(key);
            next.add(ended);
        }
        if (scenario.keepsStale() && cell.holdsValue() && cell.age() == Age.FRESH) {
            CallState aged = state.after(CallState.NOBODY, "the value of " + key + " becomes stale");
            aged.cell[key] = cell.aged(Age.STALE);
            next.add(aged);
        }
    }

    @Override
    public Property violation(CallState state) {
        if (state.broken != null) {
            return state.broken;
        }
        for (int key = 0; key < state.cell.length; key++) {
            if (state.cell[key].isHit() && state.cell[key].value() < state.floor[key]) {
                return Property.NO_STALE_VALUE;
            }
        }
        return waits.hasCycle(state) ? Property.NO_DEADLOCK : null;
    }

    @Override
    public boolean isOver(CallState state) {
        return Arrays.stream(state.calls).allMatch(call -> call.at == At.END);
    }

    @Override
    public int width() {
        return codec.width();
    }

    @Override
    public void encode(CallState state, byte[] target) {
        codec.encode(state, target);
    }

    @Override
    public CallState decode(byte[] source) {
        return codec.decode(source);
    }

    @Override
    public String describe(CallState state) {
        StringBuilder text = new StringBuilder();
        if (state.who != CallState.NOBODY) {
            text.append((char) ('A' + state.who))
                    .append(' ')
                    .append(scenario.calls().get(state.who))
                    .append(' ');
        }
        text.append(state.what).append(" ->");
        for (int key = 0; key < state.cell.length; key++) {
            text.append(" | key ").append(key).append(": row ").append(state.row[key]);
            text.append(", floor ").append(state.floor[key]).append(", ");
            text.append(KeyModel.describe(state.cell[key]));
        }
        return text.toString();
    }
}
