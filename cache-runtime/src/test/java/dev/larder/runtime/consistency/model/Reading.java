package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Caller.At;

/** The read of a call and what it makes of the value: {@code CacheRead}. */
final class Reading {

    private final Steps steps;

    private final Scenario scenario;

    Reading(Steps steps, Scenario scenario) {
        this.steps = steps;
        this.scenario = scenario;
    }

    /** Takes the step of a call that reads. */
    void step(State state, int i) {
        Cell cell = state.readable();
        switch (scenario.roles().get(i)) {
            case REFRESH -> readForRefresh(state, i, cell);
            case FALLBACK, DEADLINE -> readOrFallBack(state, i, cell);
            case RELOAD -> move(state, i, "reads", state.callers[i].at(At.MISSED));
            default -> readOrMiss(state, i, cell);
        }
    }

    private void readOrMiss(State state, int i, Cell cell) {
        State next = state.after(i, "reads");
        if (cell.isHit()) {
            next.returnValue(i, cell.value());
        } else {
            next.callers[i] = state.callers[i].at(At.MISSED);
        }
        steps.add(next);
    }

    /** Ends the call with the value, or as any miss; only its refresh goes on here. */
    private void readForRefresh(State state, int i, Cell cell) {
        State next = state.after(i, "reads");
        boolean asks = cell.holdsValue() && cell.age() != Age.FRESH;
        if (cell.isHit()) {
            next.returnValue(i, cell.value());
        }
        next.callers[i] = asks ? state.callers[i].at(At.ASK) : Caller.ended();
        steps.add(next);
    }

    private void readOrFallBack(State state, int i, Cell cell) {
        if (!cell.holdsValue() || cell.age() != Age.STALE) {
            readOrMiss(state, i, cell);
            return;
        }
        move(
                state,
                i,
                "reads what is stale",
                state.callers[i].with(cell.value()).at(At.MISSED));
        State served = state.after(i, "reads what is stale, and takes it since a load failed lately");
        served.returnValue(i, cell.value());
        steps.add(served);
    }

    private void move(State state, int i, String what, Caller caller) {
        State next = state.after(i, what);
        next.callers[i] = caller;
        steps.add(next);
    }
}
