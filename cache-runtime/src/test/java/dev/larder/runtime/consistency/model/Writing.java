package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Caller.At;
import dev.larder.runtime.consistency.model.Scripts.Outcome;

/** Calls that change the row, by {@code @Updates} or {@code @Evicts}, and others that only remove the key. */
final class Writing {

    /** The note of an update that has stored, and leaves its trace too late. */
    private static final int TRACES_ONLY = 7;

    private final Steps steps;

    private final Loading loading;

    private final Scenario scenario;

    Writing(Steps steps, Loading loading, Scenario scenario) {
        this.steps = steps;
        this.loading = loading;
        this.scenario = scenario;
    }

    void step(State state, int i) {
        switch (scenario.roles().get(i)) {
            case UPDATE -> update(state, i);
            case EVICT -> evict(state, i);
            case EVICT_GROUP -> evictGroup(state, i);
            case DELETE -> delete(state, i);
            case FLUSH -> loseData(state, i, false);
            default -> loseData(state, i, state.rules.hold(Rule.A_RESTART_BREAKS_ROUND_TRIPS));
        }
    }

    private void update(State state, int i) {
        boolean leasesFirst = state.rules.hold(Rule.UPDATES_LEASE_FIRST);
        switch (state.callers[i].at()) {
            case START -> change(state, i, leasesFirst, At.ASK);
            case ASK -> begin(state, i, leasesFirst ? At.CHANGE : At.STORING);
            case LISTED -> leaseListed(state, i, leasesFirst ? At.CHANGE : At.STORING);
            case GRANTED -> listGranted(state, i, leasesFirst ? At.CHANGE : At.STORING);
            case CHANGE -> changed(state, i, state.callers[i].hasLease() ? afterChange(state) : removal());
            case STORING -> store(state, i);
            case TRACE -> leaveTraceOfUpdate(state, i);
            default -> unlink(state, i);
        }
    }

    /** Changes the row now, or leaves it for later. */
    private void change(State state, int i, boolean later, At next) {
        if (later) {
            move(state, i, "begins", state.callers[i].at(next));
        } else {
            changed(state, i, next);
        }
    }

    private void changed(State state, int i, At next) {
        State changed = state.after(i, "changes the row");
        changed.row++;
        changed.callers[i] = state.callers[i].with(changed.row).at(next);
        steps.add(changed);
    }

    /** Lists the key and takes the lease, in one round trip: on one server as one step, else as two in any order. */
    private void begin(State state, int i, At next) {
        if (scenario.oneServer() && state.rules.hold(Rule.LISTED_AND_LEASED_AT_ONCE)) {
            lease(state, i, true, next, next);
            return;
        }
        State listed = state.after(i, "is listed");
        listed.list();
        listed.callers[i] = state.callers[i].at(At.LISTED).noting(state.trueTime());
        steps.add(listed);
        lease(state, i, false, At.GRANTED, next);
    }

    private void leaseListed(State state, int i, At next) {
        if (state.trueTime() - state.callers[i].note() > State.ROUND_TRIP) {
            State late = state.after(i, "has no answer in time");
            giveUp(late, i, next);
            steps.add(late);
        } else {
            lease(state, i, false, next, next);
        }
    }

    private void listGranted(State state, int i, At next) {
        State listed = state.after(i, "is listed");
        listed.list();
        listed.callers[i] = state.callers[i].at(next);
        steps.add(listed);
    }

    /** @param granted the step after the lease was granted; without it the call goes on with the next one */
    private void lease(State state, int i, boolean lists, At granted, At next) {
        steps.send(
                state,
                i,
                "takes the lease",
                Command.beginUpdate(i),
                (begun, reply) -> {
                    if (lists) {
                        begun.list();
                    }
                    if (scenario.hasSnapshots() && !begun.rules.hold(Rule.UPDATES_ARE_TRACED_AFTER_THE_CHANGE)) {
                        begun.traces = begun.traces.left();
                    }
                    begun.callers[i] = begun.callers[i]
                            .leased(reply.nonce())
                            .noting(Caller.NONE)
                            .at(granted);
                },
                given -> giveUp(given, i, next));
    }

    private void giveUp(State given, int i, At next) {
        given.callers[i] = given.callers[i].noting(Caller.NONE).at(next == At.STORING ? removal() : next);
    }

    /** Returns the first step of a removal. */
    private At removal() {
        return scenario.hasSnapshots() ? At.TRACE : At.UNLINK;
    }

    private At afterChange(State state) {
        return tracesBeforeStore(state) ? At.TRACE : At.STORING;
    }

    private boolean tracesBeforeStore(State state) {
        return scenario.hasSnapshots()
                && state.rules.hold(Rule.UPDATES_ARE_TRACED_AFTER_THE_CHANGE)
                && state.rules.hold(Rule.UPDATES_ARE_TRACED_BEFORE_THE_STORE);
    }

    /** Before the store, or before the removal of a key that is not stored. Without an answer the key is removed. */
    private void leaveTraceOfUpdate(State state, int i) {
        if (!state.callers[i].hasLease()) {
            if (state.callers[i].note() == TRACES_ONLY) {
                traceLast(state, i);
            } else {
                leaveTrace(state, i, At.UNLINK);
            }
            return;
        }
        State left = state.after(i, "leaves its trace");
        left.traces = state.traces.left();
        left.callers[i] = state.callers[i].at(At.STORING);
        steps.add(left);
        if (scenario.late() > 0) {
            boolean removes = state.rules.hold(Rule.UNTRACED_UPDATES_DO_NOT_STORE);
            State lost = state.after(i, "loses its trace");
            lost.callers[i] =
                    removes ? state.callers[i].leased(Caller.NO_LEASE).at(At.TRACE) : state.callers[i].at(At.STORING);
            steps.add(lost);
        }
    }

    /** Without an answer the eviction goes on, and is not acknowledged. */
    private void leaveTrace(State state, int i, At then) {
        State left = state.after(i, "leaves its trace");
        left.traces = state.traces.left();
        left.callers[i] = state.callers[i].at(then);
        steps.add(left);
        if (scenario.late() > 0) {
            State lost = state.after(i, "loses its trace");
            lost.callers[i] = state.callers[i].with(Caller.NONE).at(then);
            steps.add(lost);
            State unanswered = state.after(i, "leaves its trace without an answer");
            unanswered.traces = state.traces.left();
            unanswered.callers[i] = state.callers[i].with(Caller.NONE).at(then);
            steps.add(unanswered);
        }
    }

    private void store(State state, int i) {
        Caller caller = state.callers[i];
        steps.send(
                state,
                i,
                "stores",
                Command.store(i, caller.nonce(), caller.value()),
                (next, reply) -> stored(next, i, reply.outcome() == Outcome.STORED),
                next -> stored(next, i, false));
    }

    private void stored(State next, int i, boolean accepted) {
        boolean traces = scenario.hasSnapshots() && !next.rules.hold(Rule.UPDATES_ARE_TRACED_BEFORE_THE_STORE);
        if (accepted || !next.rules.hold(Rule.REFUSED_UPDATES_UNLINK)) {
            if (traces) {
                // It is acknowledged by the step that leaves the trace.
                next.callers[i] = next.callers[i]
                        .leased(Caller.NO_LEASE)
                        .noting(TRACES_ONLY)
                        .at(At.TRACE);
            } else {
                next.acknowledge(i);
            }
        } else {
            next.callers[i] = next.callers[i].leased(Caller.NO_LEASE).at(removal());
        }
    }

    private void evict(State state, int i) {
        boolean changesFirst = state.rules.hold(Rule.EVICTS_AFTER_THE_CHANGE);
        switch (state.callers[i].at()) {
            case START -> change(state, i, !changesFirst, tracesFirst(state) ? At.TRACE : At.UNLINK);
            case TRACE -> {
                if (tracesFirst(state)) {
                    leaveTrace(state, i, At.UNLINK);
                } else {
                    traceLast(state, i);
                }
            }
            case UNLINK -> unlink(state, i);
            default -> changeLast(state, i);
        }
    }

    private boolean tracesFirst(State state) {
        return scenario.hasSnapshots() && state.rules.hold(Rule.TRACES_COME_BEFORE_THE_REMOVAL);
    }

    private void traceLast(State state, int i) {
        State next = state.after(i, "leaves its trace");
        next.traces = state.traces.left();
        next.acknowledge(i);
        steps.add(next);
    }

    private void evictGroup(State state, int i) {
        boolean changesFirst = state.rules.hold(Rule.GROUPS_ARE_READ_AFTER_THE_CHANGE);
        boolean traces = scenario.hasSnapshots();
        boolean tracesFirst = traces && state.rules.hold(Rule.GROUPS_ARE_READ_AFTER_THE_TRACE);
        At afterReading = traces && !tracesFirst ? At.TRACE : At.UNLINK;
        switch (state.callers[i].at()) {
            case START -> change(state, i, !changesFirst, tracesFirst ? At.TRACE : At.READ_LISTING);
            case TRACE -> leaveTrace(state, i, tracesFirst ? At.READ_LISTING : At.UNLINK);
            case READ_LISTING -> readListing(state, i, changesFirst ? afterReading : At.CHANGE);
            case CHANGE -> changed(state, i, At.UNLINK);
            default -> unlinkFound(state, i);
        }
    }

    private void readListing(State state, int i, At next) {
        boolean found = state.listedUntil != State.NOT_LISTED;
        move(
                state,
                i,
                "reads the listing",
                state.callers[i].noting(found ? 1 : 0).at(next));
    }

    private void unlinkFound(State state, int i) {
        if (state.callers[i].note() == 1) {
            unlink(state, i);
        } else {
            State next = state.after(i, "found nothing to unlink");
            next.acknowledge(i);
            steps.add(next);
        }
    }

    /** An eviction that got no answer is not acknowledged. */
    private void unlink(State state, int i) {
        steps.send(
                state,
                i,
                "unlinks",
                Command.unlink(),
                (next, reply) -> unlinked(next, i),
                next -> next.callers[i] = Caller.ended());
    }

    private void unlinked(State next, int i) {
        boolean forgets = !next.rules.hold(Rule.EVICTION_KEEPS_LISTINGS);
        if (forgets && scenario.roles().get(i) == Role.EVICT_GROUP) {
            next.listedUntil = State.NOT_LISTED;
        }
        boolean evicts = scenario.roles().get(i) == Role.EVICT;
        if (evicts && scenario.hasSnapshots() && !tracesFirst(next)) {
            next.callers[i] = next.callers[i].at(At.TRACE);
        } else if (evicts && !next.rules.hold(Rule.EVICTS_AFTER_THE_CHANGE)) {
            next.callers[i] = next.callers[i].at(At.CHANGE);
        } else {
            next.acknowledge(i);
        }
    }

    private void changeLast(State state, int i) {
        State next = state.after(i, "changes the row");
        next.row++;
        next.callers[i] = state.callers[i].with(next.row);
        next.acknowledge(i);
        steps.add(next);
    }

    private void delete(State state, int i) {
        State next = state.after(i, "removes the key");
        next.run(Command.unlink());
        next.callers[i] = Caller.ended();
        steps.add(next);
    }

    private void loseData(State state, int i, boolean breaksRoundTrips) {
        State next = state.after(i, "loses all data");
        next.run(Command.unlink());
        next.listedUntil = State.NOT_LISTED;
        next.traces = next.traces.lost(next.rules);
        next.callers[i] = Caller.ended();
        if (breaksRoundTrips) {
            loading.breakRoundTrips(next);
        }
        steps.add(next);
    }

    private void move(State state, int i, String what, Caller caller) {
        State next = state.after(i, what);
        next.callers[i] = caller;
        steps.add(next);
    }
}
