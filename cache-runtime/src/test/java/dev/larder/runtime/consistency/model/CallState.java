package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.LoadOutcomes.LoadOutcome;
import dev.larder.runtime.consistency.model.Progress.Phase;
import dev.larder.runtime.consistency.model.Progress.Status;
import dev.larder.runtime.consistency.model.Scripts.Outcome;
import dev.larder.runtime.consistency.model.Scripts.Purpose;
import dev.larder.runtime.consistency.model.Scripts.Reply;
import java.util.Arrays;

/** Everything at one moment: for each key the row and the stored value, for each JVM its flights, and the calls. */
final class CallState {

    static final int NOBODY = -1;

    /** The model of calls has no clock: what ends, ends by a step. */
    private static final int NOW = 0;

    final Rules rules;

    final int[] row;

    final int[] floor;

    final Cell[] cell;

    /** The calls that lead the flights which others may join, by JVM and key. */
    final int[][] flight;

    final Progress[] calls;

    int who = NOBODY;

    String what = "begins";

    /** The promise that this very step broke, or {@code null}. */
    Property broken;

    CallState(Rules rules, int calls, int keys) {
        this.rules = rules;
        row = new int[keys];
        floor = new int[keys];
        cell = new Cell[keys];
        Arrays.fill(cell, Cell.EMPTY);
        flight = new int[CallScenario.JVMS][keys];
        for (int[] ofJvm : flight) {
            Arrays.fill(ofJvm, NOBODY);
        }
        this.calls = new Progress[calls];
        Arrays.setAll(this.calls, i -> new Progress(keys));
    }

    private CallState(CallState before) {
        rules = before.rules;
        row = before.row.clone();
        floor = before.floor.clone();
        cell = before.cell.clone();
        flight = new int[CallScenario.JVMS][];
        Arrays.setAll(flight, jvm -> before.flight[jvm].clone());
        calls = new Progress[before.calls.length];
        Arrays.setAll(calls, i -> before.calls[i].copy());
    }

    /** Returns a copy for a step to work on. */
    CallState after(int caller, String step) {
        CallState next = new CallState(this);
        next.who = caller;
        next.what = step;
        return next;
    }

    Outcome acquire(int i, int key, Purpose purpose) {
        return put(key, Scripts.acquire(cell[key], sign(i), purpose, NOW, rules));
    }

    void beginUpdate(int i, int key) {
        revoke(key);
        put(key, Scripts.beginUpdate(cell[key], sign(i)));
    }

    Outcome store(int i, int key) {
        return put(key, Scripts.store(cell[key], i, 0, Cell.holding(calls[i].value[key], NOW), NOW, rules));
    }

    void release(int i, int key) {
        put(key, Scripts.release(cell[key], i));
    }

    void unlink(int key) {
        revoke(key);
        cell[key] = Cell.EMPTY;
    }

    /** Ends a lease, whose key ends with it. */
    void endLease(int key) {
        revoke(key);
        cell[key] = cell[key].holdsValue() ? cell[key].with(null) : Cell.EMPTY;
    }

    private void revoke(int key) {
        if (cell[key].sign() != null && cell[key].sign() != Sign.ENDED) {
            calls[cell[key].sign().id()].revoked[key] = true;
        }
    }

    private Outcome put(int key, Reply reply) {
        cell[key] = reply.cell();
        return reply.outcome();
    }

    /** No call gets a second lease of a key without using the first, so that its number is enough. */
    private static Sign sign(int i) {
        return new Sign(i, 0, NOW);
    }

    /** A key of a call has this value. */
    void answer(int i, int key, int value) {
        Progress call = calls[i];
        if (!call.abandoned && value < call.floor[key]) {
            broken = Property.NO_STALE_RETURN;
        }
        call.status[key] = Status.ANSWERED;
        call.value[key] = Progress.NONE;
        call.stale[key] = Progress.NONE;
    }

    /** Takes a flight out of the map, so that the next call for the key begins another one. */
    void leaveMap(int i, int jvm, int key) {
        if (flight[jvm][key] == i) {
            flight[jvm][key] = NOBODY;
        }
    }

    /** Ends a flight: its followers have an outcome. */
    void complete(int i, int jvm, int key, LoadOutcome outcome) {
        leaveMap(i, jvm, key);
        if (calls[i].phase[key] == Phase.NO_FLIGHT) {
            return;
        }
        calls[i].phase[key] = Phase.NO_FLIGHT;
        for (Progress call : calls) {
            if (call.leader[key] == i) {
                if (call.status[key].isWaiting()) {
                    call.leader[key] = Progress.NONE;
                    call.status[key] = share(call, key, outcome, calls[i].value[key]);
                } else {
                    call.leader[key] = Progress.CLOSED;
                }
            }
        }
    }

    private Status share(Progress call, int key, LoadOutcome outcome, int loaded) {
        boolean early =
                call.status[key] == Status.JOINED_BEFORE || !rules.hold(Rule.LATE_JOINERS_NEED_AN_ACCEPTED_STORE);
        if (outcome == LoadOutcome.FAILED) {
            return Status.THREW;
        }
        if (outcome == LoadOutcome.STORED || outcome == LoadOutcome.UNSTORED && early) {
            call.value[key] = loaded;
            return Status.SHARED;
        }
        return Status.NOTHING;
    }
}
