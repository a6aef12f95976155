package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Progress.At;
import java.util.ArrayList;
import java.util.List;

/** The calls that wait for calls. A cycle is a deadlock, which only the end of a wait budget would end. */
record WaitGraph(CallScenario scenario) {

    boolean hasCycle(CallState state) {
        for (int i = 0; i < state.calls.length; i++) {
            if (reaches(state, i, i, new ArrayList<>())) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(CallState state, int from, int target, List<Integer> seen) {
        for (int other : waitsFor(state, from)) {
            if (other == target) {
                return true;
            }
            if (!seen.contains(other)) {
                seen.add(other);
                if (reaches(state, other, target, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Integer> waitsFor(CallState state, int i) {
        List<Integer> others = new ArrayList<>();
        Progress call = state.calls[i];
        if (call.at == At.AWAIT || call.at == At.READY && !state.rules.hold(Rule.OWN_LOADS_COME_FIRST)) {
            for (int key : scenario.calls().get(i).keys()) {
                if (call.status[key].isWaiting()) {
                    others.add(call.leader[key]);
                }
            }
        }
        if (call.at == At.LOADING) {
            for (int other = 0; other < state.calls.length; other++) {
                if (scenario.calls().get(other).outer() == i && state.calls[other].at != At.END) {
                    others.add(other);
                }
            }
        }
        return others;
    }
}
