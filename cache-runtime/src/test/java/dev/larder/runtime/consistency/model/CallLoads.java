package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.LoadOutcomes.LoadOutcome;
import dev.larder.runtime.consistency.model.Progress.At;
import dev.larder.runtime.consistency.model.Progress.Phase;
import dev.larder.runtime.consistency.model.Progress.Status;
import dev.larder.runtime.consistency.model.Scripts.Outcome;
import java.util.Arrays;
import java.util.List;

/** The load of a call for several keys: {@code LeasedLoad}, and {@code Flight} as its leader uses it. */
final class CallLoads {

    private final CallScenario scenario;

    private final CallReads reads;

    private final List<CallState> following;

    CallLoads(CallScenario scenario, CallReads reads, List<CallState> following) {
        this.scenario = scenario;
        this.reads = reads;
        this.following = following;
    }

    void step(CallState state, int i) {
        switch (state.calls[i].at) {
            case READY -> begin(state, i);
            case LOADING -> load(state, i);
            case LOADED -> keep(state, i);
            case CLOSING -> stopJoining(state, i, state.rules.hold(Rule.FLIGHTS_LEAVE_THE_MAP_FIRST));
            case STORING -> store(state, i);
            default -> complete(state, i);
        }
    }

    private List<Integer> keys(int i) {
        return scenario.calls().get(i).keys();
    }

    private int jvm(int i) {
        return scenario.calls().get(i).jvm();
    }

    private void begin(CallState state, int i) {
        boolean waits = Arrays.stream(state.calls[i].status).anyMatch(Status::isWaiting);
        if (waits && !state.rules.hold(Rule.OWN_LOADS_COME_FIRST)) {
            return;
        }
        CallState next = state.after(i, "begins to load");
        Progress call = next.calls[i];
        for (int key : keys(i)) {
            if (call.status[key].isLoaded() && call.phase[key] == Phase.BEFORE_LOAD) {
                call.phase[key] = Phase.DURING_LOAD;
            }
        }
        call.at(At.LOADING);
        toNextLoaded(next, i);
        following.add(next);
    }

    /** Goes to the next key of the load; returns whether there is one. */
    private boolean toNextLoaded(CallState next, int i) {
        Progress call = next.calls[i];
        while (call.cursor < keys(i).size() && !call.status[keys(i).get(call.cursor)].isLoaded()) {
            call.cursor++;
        }
        return call.cursor < keys(i).size();
    }

    private void load(CallState state, int i) {
        for (int other = 0; other < state.calls.length; other++) {
            if (scenario.calls().get(other).outer() == i && state.calls[other].at != At.END) {
                return;
            }
        }
        int key = keys(i).get(state.calls[i].cursor);
        CallState next = state.after(i, "loads " + key);
        Progress call = next.calls[i];
        call.value[key] = state.row[key];
        call.cursor++;
        if (!toNextLoaded(next, i)) {
            call.at(At.LOADED);
            toNextLoaded(next, i);
        }
        following.add(next);
        if (scenario.failing()) {
            fail(state.after(i, "fails to load"), i);
        }
    }

    private void fail(CallState next, int i) {
        Progress call = next.calls[i];
        List<Integer> loaded =
                keys(i).stream().filter(key -> call.status[key].isLoaded()).toList();
        for (int key : loaded) {
            next.complete(i, jvm(i), key, loaded.size() == 1 ? LoadOutcome.FAILED : LoadOutcome.EMPTY);
            call.status[key] = Status.OPEN;
        }
        releaseUnused(next, i);
        boolean othersAreEnough = keys(i).stream()
                .allMatch(key -> call.status[key] == Status.ANSWERED
                        || call.status[key].isFollowed()
                        || call.stale[key] != Progress.NONE);
        boolean waits = Arrays.stream(call.status).anyMatch(Status::isFollowed);
        if (othersAreEnough && waits) {
            call.failed = true;
            call.at(At.AWAIT);
        } else {
            reads.fail(next, i);
        }
        following.add(next);
    }

    private void releaseUnused(CallState next, int i) {
        for (int key : keys(i)) {
            if (next.calls[i].leased[key]) {
                next.release(i, key);
                next.calls[i].leased[key] = false;
            }
        }
    }

    /** Decides what becomes of a loaded value. */
    private void keep(CallState state, int i) {
        int key = keys(i).get(state.calls[i].cursor);
        if (state.calls[i].status[key] != Status.OWN) {
            keepUnstored(state, i, key);
            return;
        }
        if (state.rules.hold(Rule.JOINING_ENDS_BEFORE_THE_STORE)) {
            CallState next = state.after(i, "begins to end the joining of " + key);
            next.calls[i].at = At.CLOSING;
            leaveOrMark(next, i, key, next.rules.hold(Rule.FLIGHTS_LEAVE_THE_MAP_FIRST));
            following.add(next);
        } else {
            onwards(state.after(i, "is about to store " + key), i);
        }
        if (scenario.failing()) {
            keepUnstored(state, i, key);
        }
    }

    private void keepUnstored(CallState state, int i, int key) {
        CallState next = state.after(i, "keeps " + key + " unstored");
        int value = next.calls[i].value[key];
        next.complete(i, jvm(i), key, LoadOutcome.UNSTORED);
        next.answer(i, key, value);
        onwards(next, i);
    }

    private void leaveOrMark(CallState next, int i, int key, boolean leaves) {
        if (leaves) {
            next.leaveMap(i, jvm(i), key);
        } else {
            next.calls[i].phase[key] = Phase.AFTER_LOAD;
        }
    }

    private void stopJoining(CallState state, int i, boolean hasLeft) {
        int key = keys(i).get(state.calls[i].cursor);
        CallState next = state.after(i, "ends the joining of " + key);
        leaveOrMark(next, i, key, !hasLeft);
        next.calls[i].at = At.LOADED;
        onwards(next, i);
    }

    /** Goes on with the next loaded value, or stores. */
    private void onwards(CallState next, int i) {
        Progress call = next.calls[i];
        call.cursor++;
        if (!toNextLoaded(next, i)) {
            call.at(At.STORING);
            if (!reads.toNext(next, i, Status.OWN)) {
                releaseUnused(next, i);
                call.at(At.AWAIT);
            }
        }
        following.add(next);
    }

    private void store(CallState state, int i) {
        int key = keys(i).get(state.calls[i].cursor);
        CallState next = state.after(i, "stores " + key);
        Progress call = next.calls[i];
        if (!next.rules.hold(Rule.LEASES_ARE_RELEASED_LAST)) {
            next.release(i, key);
        }
        boolean stored = next.store(i, key) == Outcome.STORED;
        if (!stored && !call.revoked[key]) {
            next.broken = Property.NO_WASTED_LOAD;
        }
        stored(next, i, key, stored);
        if (scenario.failing()) {
            stored(state.after(i, "fails to store " + key), i, key, false);
            CallState unanswered = state.after(i, "stores " + key + ", without an answer");
            unanswered.store(i, key);
            stored(unanswered, i, key, false);
        }
    }

    private void stored(CallState next, int i, int key, boolean stored) {
        Progress call = next.calls[i];
        call.status[key] = stored ? Status.STORED : Status.REFUSED;
        call.leased[key] = false;
        call.revoked[key] = false;
        if (!reads.toNext(next, i, Status.OWN)) {
            call.at(At.STORED);
        }
        following.add(next);
    }

    private void complete(CallState state, int i) {
        CallState next = state.after(i, "hears of its stores");
        Progress call = next.calls[i];
        for (int key : keys(i)) {
            boolean stored = call.status[key] == Status.STORED;
            if (stored || call.status[key] == Status.REFUSED) {
                int value = call.value[key];
                next.complete(i, jvm(i), key, stored ? LoadOutcome.STORED : LoadOutcome.UNSTORED);
                next.answer(i, key, value);
            }
        }
        releaseUnused(next, i);
        call.at(At.AWAIT);
        following.add(next);
    }
}
