package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.LoadOutcomes.LoadOutcome;
import dev.larder.runtime.consistency.model.Progress.At;
import dev.larder.runtime.consistency.model.Progress.Phase;
import dev.larder.runtime.consistency.model.Progress.Status;
import dev.larder.runtime.consistency.model.Scripts.Outcome;
import dev.larder.runtime.consistency.model.Scripts.Purpose;
import java.util.Arrays;
import java.util.List;

/** A call that reads several keys, up to its load and after it: {@code CacheRead} and the rounds of {@code MissResolution}. */
final class CallReads {

    private final CallScenario scenario;

    private final List<CallState> following;

    private final CallLoads loads;

    CallReads(CallScenario scenario, List<CallState> following) {
        this.scenario = scenario;
        this.following = following;
        this.loads = new CallLoads(scenario, this, following);
    }

    void step(CallState state, int i) {
        switch (state.calls[i].at) {
            case START -> begin(state, i);
            case READ -> read(state, i);
            case BEGIN -> lead(state, i);
            case FIND -> find(state, i);
            case JOIN -> join(state, i);
            case ASK -> ask(state, i);
            case SETTLE -> settle(state, i);
            case AWAIT -> await(state, i);
            default -> loads.step(state, i);
        }
        giveUp(state, i);
    }

    private void begin(CallState state, int i) {
        Call call = scenario.calls().get(i);
        boolean nested = call.outer() != Call.NOT_NESTED;
        if (nested && state.calls[call.outer()].at != At.LOADING) {
            return;
        }
        boolean reads = !call.is(Call.Option.UNREAD);
        CallState next = state.after(i, reads ? "begins to read" : "begins without a read");
        for (int key : call.keys()) {
            next.calls[i].floor[key] = state.floor[key];
        }
        next.calls[i].at(reads ? At.READ : At.BEGIN);
        following.add(next);
    }

    private void read(CallState state, int i) {
        CallState next = state.after(i, "reads");
        for (int key : scenario.calls().get(i).keys()) {
            Cell cell = state.cell[key];
            boolean isStale = keepsStale(i) && cell.holdsValue() && cell.age() == Age.STALE;
            if (isStale) {
                next.calls[i].stale[key] = cell.value();
            } else if (cell.isHit()) {
                next.answer(i, key, cell.value());
            }
        }
        beginRound(next, i);
        following.add(next);
    }

    private boolean keepsStale(int i) {
        return scenario.calls().get(i).is(Call.Option.DEADLINE);
    }

    /** Begins another round, or ends the call when no key is open. */
    private void beginRound(CallState next, int i) {
        next.calls[i].at(At.BEGIN);
        toNextOpen(next, i);
    }

    /** Goes to the next key that the round has not begun, or on when there is none. */
    private void toNextOpen(CallState next, int i) {
        Progress call = next.calls[i];
        List<Integer> keys = scenario.calls().get(i).keys();
        while (call.cursor < keys.size() && !isOpen(call.status[keys.get(call.cursor)])) {
            call.cursor++;
        }
        if (call.cursor < keys.size()) {
            call.at = At.BEGIN;
        } else if (keys.stream().allMatch(key -> call.status[key] == Status.ANSWERED)) {
            end(next, i);
        } else {
            call.at(has(next, i, Status.LED) ? At.ASK : At.AWAIT);
            toNext(next, i, Status.LED);
        }
    }

    private static boolean isOpen(Status status) {
        return status == Status.OPEN || status == Status.HELD;
    }

    private int key(CallState state, int i) {
        return scenario.calls().get(i).keys().get(state.calls[i].cursor);
    }

    private int jvm(int i) {
        return scenario.calls().get(i).jvm();
    }

    boolean has(CallState state, int i, Status status) {
        return scenario.calls().get(i).keys().stream().anyMatch(key -> state.calls[i].status[key] == status);
    }

    /** Goes to the next key with a status; returns whether there is one. */
    boolean toNext(CallState next, int i, Status status) {
        Progress call = next.calls[i];
        List<Integer> keys = scenario.calls().get(i).keys();
        while (call.cursor < keys.size() && call.status[keys.get(call.cursor)] != status) {
            call.cursor++;
        }
        return call.cursor < keys.size();
    }

    private void lead(CallState state, int i) {
        int key = key(state, i);
        int jvm = jvm(i);
        CallState next = state.after(i, "leads the flight of " + key);
        Progress call = next.calls[i];
        if (call.status[key] == Status.HELD) {
            call.status[key] = Status.LED;
        } else if (state.flight[jvm][key] == CallState.NOBODY) {
            next.flight[jvm][key] = i;
            call.phase[key] = Phase.BEFORE_LOAD;
            call.status[key] = Status.LED;
        } else {
            next = state.after(i, "cannot lead the flight of " + key);
            next.calls[i].at = At.FIND;
            following.add(next);
            return;
        }
        call.cursor++;
        toNextOpen(next, i);
        following.add(next);
    }

    private void find(CallState state, int i) {
        int key = key(state, i);
        int leader = state.flight[jvm(i)][key];
        CallState next = state.after(i, "looks for the flight of " + key);
        Progress call = next.calls[i];
        if (leader == CallState.NOBODY) {
            call.cursor++;
            toNextOpen(next, i);
        } else if (isLedByThreadOf(i, leader) && state.rules.hold(Rule.OWN_FLIGHTS_ARE_NOT_JOINED)) {
            call.exhausted = true;
            call.cursor++;
            toNextOpen(next, i);
        } else {
            call.leader[key] = leader;
            call.at = At.JOIN;
        }
        following.add(next);
    }

    /** Returns whether a thread leads the flight and makes this call. */
    private boolean isLedByThreadOf(int i, int leader) {
        int outer = i;
        while (outer != Call.NOT_NESTED && !scenario.calls().get(outer).is(Call.Option.ASYNC) && outer != leader) {
            outer = scenario.calls().get(outer).outer();
        }
        return outer == leader && !scenario.calls().get(leader).is(Call.Option.ASYNC);
    }

    private void join(CallState state, int i) {
        int key = key(state, i);
        int leader = state.calls[i].leader[key];
        CallState next = state.after(i, "joins the flight of " + key);
        Progress call = next.calls[i];
        Phase phase = leader == Progress.CLOSED ? Phase.AFTER_LOAD : state.calls[leader].phase[key];
        if (phase == Phase.AFTER_LOAD) {
            if (leader != Progress.CLOSED && state.flight[jvm(i)][key] == leader) {
                next.broken = Property.NO_FRUITLESS_ROUND;
            }
            call.leader[key] = Progress.NONE;
        } else {
            call.status[key] = phase == Phase.BEFORE_LOAD ? Status.JOINED_BEFORE : Status.JOINED_DURING;
        }
        call.cursor++;
        toNextOpen(next, i);
        following.add(next);
    }

    private void ask(CallState state, int i) {
        int key = key(state, i);
        CallState next = state.after(i, "asks for the lease of " + key);
        Outcome outcome = next.acquire(i, key, keepsStale(i) ? Purpose.STALE : Purpose.LOAD);
        answerAsk(next, i, key, outcome);
        following.add(next);
        if (scenario.failing()) {
            askInVain(state.after(i, "has no answer to its lease requests"), i);
            CallState unanswered = state.after(i, "has no answer to its lease requests, which arrived");
            unanswered.acquire(i, key, Purpose.LOAD);
            askInVain(unanswered, i);
        }
    }

    private void answerAsk(CallState next, int i, int key, Outcome outcome) {
        Progress call = next.calls[i];
        if (outcome == Outcome.OWN) {
            call.status[key] = Status.OWN;
            call.leased[key] = true;
            call.revoked[key] = false;
        } else if (outcome == Outcome.FOUND) {
            call.status[key] = Status.FOUND;
            call.value[key] = next.cell[key].value();
        } else {
            call.status[key] = Status.BUSY;
        }
        if (!toNext(next, i, Status.LED)) {
            call.at(At.SETTLE);
        }
    }

    /** Loads without leases; a call that comes now can see for itself that the store fails. */
    private void askInVain(CallState next, int i) {
        Progress call = next.calls[i];
        for (int key : scenario.calls().get(i).keys()) {
            if (call.phase[key] != Phase.NO_FLIGHT) {
                call.status[key] = Status.UNLEASED;
                call.leased[key] = false;
                next.leaveMap(i, jvm(i), key);
                call.phase[key] = Phase.AFTER_LOAD;
            }
        }
        call.at(At.READY);
        following.add(next);
    }

    private void settle(CallState state, int i) {
        CallState next = state.after(i, "has its answers");
        Progress call = next.calls[i];
        boolean owns = has(next, i, Status.OWN);
        boolean follows = Arrays.stream(call.status).anyMatch(Status::isFollowed);
        boolean holds = !owns && (!follows || !next.rules.hold(Rule.FLIGHTS_ARE_HELD_ONLY_ALONE));
        for (int key : scenario.calls().get(i).keys()) {
            if (call.status[key] == Status.FOUND) {
                int found = call.value[key];
                next.complete(i, jvm(i), key, LoadOutcome.EMPTY);
                next.answer(i, key, found);
            } else if (call.status[key] == Status.BUSY && holds) {
                call.status[key] = Status.HELD;
            } else if (call.status[key] == Status.BUSY) {
                next.complete(i, jvm(i), key, LoadOutcome.EMPTY);
                call.status[key] = Status.OPEN;
            }
        }
        call.at(owns ? At.READY : At.AWAIT);
        following.add(next);
    }

    private void await(CallState state, int i) {
        boolean waits = Arrays.stream(state.calls[i].status).anyMatch(Status::isWaiting);
        if (!waits || state.calls[i].exhausted) {
            goOn(state.after(i, "goes on"), i);
        }
        if (scenario.waitsEnd() && !state.calls[i].exhausted) {
            CallState exhausted = state.after(i, "waits no longer");
            exhausted.calls[i].exhausted = true;
            goOn(exhausted, i);
        }
    }

    /** Takes the outcomes of the flights that it joined, and begins another round where they are not enough. */
    private void goOn(CallState next, int i) {
        Progress call = next.calls[i];
        for (int key : scenario.calls().get(i).keys()) {
            Status status = call.status[key];
            if (status == Status.SHARED) {
                next.answer(i, key, call.value[key]);
            } else if (status.isFollowed()) {
                call.failed |= status == Status.THREW;
                call.status[key] = Status.OPEN;
                call.leader[key] = Progress.NONE;
            }
        }
        List<Integer> open = scenario.calls().get(i).keys().stream()
                .filter(key -> call.status[key] != Status.ANSWERED)
                .toList();
        if (open.isEmpty()) {
            end(next, i);
        } else if (call.failed) {
            fail(next, i);
        } else if (call.exhausted) {
            boolean holdsAll = open.stream().allMatch(key -> call.status[key] == Status.HELD);
            open.forEach(key -> call.status[key] = holdsAll ? Status.UNLEASED : Status.ALONE);
            call.at(At.READY);
        } else {
            beginRound(next, i);
        }
        following.add(next);
    }

    /** Ends with a failure, or with stale values in its place. */
    void fail(CallState next, int i) {
        takeStale(next, i);
        end(next, i);
    }

    private void takeStale(CallState next, int i) {
        Progress call = next.calls[i];
        List<Integer> open = scenario.calls().get(i).keys().stream()
                .filter(key -> call.status[key] != Status.ANSWERED)
                .toList();
        if (open.stream().allMatch(key -> call.stale[key] != Progress.NONE)) {
            for (int key : open) {
                if (!call.abandoned && call.stale[key] < call.floor[key]) {
                    next.broken = Property.NO_STALE_RETURN;
                }
            }
        }
    }

    void end(CallState next, int i) {
        for (int key : scenario.calls().get(i).keys()) {
            next.complete(i, jvm(i), key, LoadOutcome.EMPTY);
        }
        next.calls[i].end();
        for (int other = 0; other < next.calls.length; other++) {
            if (scenario.calls().get(other).outer() == i && next.calls[other].at == At.START) {
                // The loader did not run, so that nobody makes this call.
                next.calls[other].end();
            }
        }
    }

    /** The caller takes stale values or none, and the load goes on. */
    private void giveUp(CallState state, int i) {
        Progress call = state.calls[i];
        boolean misses = call.at != At.START && call.at != At.READ;
        if (keepsStale(i) && misses && !call.abandoned) {
            CallState next = state.after(i, "reaches its deadline");
            takeStale(next, i);
            next.calls[i].abandoned = true;
            Arrays.fill(next.calls[i].floor, 0);
            Arrays.fill(next.calls[i].stale, Progress.NONE);
            following.add(next);
        }
    }
}
