package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Progress.At;
import dev.larder.runtime.consistency.model.Progress.Status;
import dev.larder.runtime.consistency.model.Scripts.Outcome;
import java.util.List;

/** Calls that change several rows: {@code MethodUpdate}, {@code KeyUpdate} and {@code EvictionCall}. */
record CallWrites(CallScenario scenario, List<CallState> following) {

    void step(CallState state, int i) {
        Progress call = state.calls[i];
        List<Integer> keys = scenario.calls().get(i).keys();
        switch (call.at) {
            case START -> begin(state, i);
            case ASK -> beginUpdate(state, i, keys.get(call.cursor));
            case CHANGE -> change(state, i);
            case STORING -> store(state, i, keys.get(call.cursor));
            default -> remove(state, i, keys.get(call.cursor));
        }
    }

    private void begin(CallState state, int i) {
        boolean updates = scenario.calls().get(i).kind() == Call.Kind.UPDATE;
        add(state.after(i, "begins"), i, updates ? At.ASK : At.CHANGE);
    }

    private void beginUpdate(CallState state, int i, int key) {
        CallState next = state.after(i, "takes the lease of " + key);
        next.beginUpdate(i, key);
        next.calls[i].leased[key] = true;
        advance(next, i, At.CHANGE);
        if (scenario.failing()) {
            CallState failed = state.after(i, "gets no leases");
            for (int each : scenario.calls().get(i).keys()) {
                failed.calls[i].leased[each] = false;
            }
            add(failed, i, At.CHANGE);
        }
    }

    private void change(CallState state, int i) {
        Call call = scenario.calls().get(i);
        CallState next = state.after(i, "changes the rows");
        for (int key : call.keys()) {
            next.calls[i].value[key] = ++next.row[key];
            next.calls[i].status[key] = Status.REFUSED;
        }
        add(next, i, call.kind() == Call.Kind.UPDATE ? At.STORING : At.REMOVE);
    }

    private void store(CallState state, int i, int key) {
        if (!state.calls[i].leased[key]) {
            advance(state.after(i, "has no lease of " + key), i, At.REMOVE);
            return;
        }
        CallState next = state.after(i, "stores " + key);
        boolean stored = next.store(i, key) == Outcome.STORED;
        next.calls[i].status[key] = stored ? Status.STORED : Status.REFUSED;
        advance(next, i, At.REMOVE);
        if (scenario.failing()) {
            advance(state.after(i, "fails to store " + key), i, At.REMOVE);
            CallState unanswered = state.after(i, "stores " + key + ", without an answer");
            unanswered.store(i, key);
            advance(unanswered, i, At.REMOVE);
        }
    }

    private void remove(CallState state, int i, int key) {
        boolean isUpdate = scenario.calls().get(i).kind() == Call.Kind.UPDATE;
        boolean leaves = isUpdate && !state.rules.hold(Rule.REFUSED_UPDATES_UNLINK);
        CallState next = state.after(i, "settles " + key);
        if (state.calls[i].status[key] == Status.REFUSED && !leaves) {
            next.unlink(key);
            if (scenario.failing()) {
                // The eviction is pending then, and the change is not acknowledged.
                CallState failed = state.after(i, "fails to remove " + key);
                failed.calls[i].end();
                following.add(failed);
            }
        }
        next.calls[i].cursor++;
        if (next.calls[i].cursor == scenario.calls().get(i).keys().size()) {
            for (int each : scenario.calls().get(i).keys()) {
                next.floor[each] = Math.max(next.floor[each], next.calls[i].value[each]);
            }
            next.calls[i].end();
        }
        following.add(next);
    }

    private void advance(CallState next, int i, At afterTheLast) {
        Progress call = next.calls[i];
        call.cursor++;
        add(next, i, call.cursor == scenario.calls().get(i).keys().size() ? afterTheLast : call.at);
    }

    private void add(CallState next, int i, At at) {
        if (next.calls[i].at != at) {
            next.calls[i].at(at);
        }
        following.add(next);
    }
}
