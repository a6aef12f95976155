package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Caller.At;

/** The end of a load, for its leader and for its followers: {@code FlightSharing} and {@code StaleFallback}. */
final class LoadOutcomes {

    /** The outcome of a flight. */
    enum LoadOutcome {
        STORED,
        UNSTORED,
        FAILED,
        EMPTY
    }

    private final Scenario scenario;

    LoadOutcomes(Scenario scenario) {
        this.scenario = scenario;
    }

    void returnLoaded(State next, int i, LoadOutcome outcome) {
        int value = next.callers[i].value();
        land(next, i, outcome, value);
        next.returnValue(i, value);
    }

    /** Ends the load of a leader. Its followers share the value, or read again. */
    void land(State next, int leader, LoadOutcome outcome, int value) {
        if (next.flight == leader) {
            next.flight = State.NOBODY;
        }
        for (int i = 0; i < next.callers.length; i++) {
            At at = next.callers[i].at();
            if ((at == At.FOLLOW_EARLY || at == At.FOLLOW_LATE) && next.callers[i].note() == leader) {
                leave(next, i, outcome, value);
            }
        }
        next.callers[leader] = outcome == LoadOutcome.FAILED ? Caller.ended() : next.callers[leader];
    }

    private void leave(State next, int i, LoadOutcome outcome, int value) {
        boolean early =
                next.callers[i].at() == At.FOLLOW_EARLY || !next.rules.hold(Rule.LATE_JOINERS_NEED_AN_ACCEPTED_STORE);
        boolean takesAnothers = value != Caller.NONE && !next.rules.hold(Rule.STALE_VALUES_ARE_NOT_SHARED);
        if (outcome == LoadOutcome.FAILED) {
            fallBack(next, i, takesAnothers ? value : next.callers[i].value());
        } else if (outcome == LoadOutcome.STORED || outcome == LoadOutcome.UNSTORED && early) {
            next.returnValue(i, value);
        } else {
            // A call that looks at ages does not read again, but asks at once.
            At again = scenario.roles().get(i).keepsStale() ? At.MISSED : At.READ;
            next.callers[i] = next.callers[i].noting(Caller.NONE).at(again);
        }
    }

    /** A load ends with an exception. */
    void fail(State failed, int i) {
        if (!scenario.roles().get(i).keepsStale()) {
            land(failed, i, LoadOutcome.FAILED, Caller.NONE);
            return;
        }
        Caller caller = failed.callers[i];
        int stale = caller.value();
        land(failed, i, LoadOutcome.FAILED, stale);
        failed.callers[i] = caller;
        if (stale != Caller.NONE && !failed.rules.hold(Rule.STALE_VALUES_ARE_NOT_PUT_BACK)) {
            failed.cell = Cell.holding(stale, failed.now + 1);
        }
        fallBack(failed, i, stale);
    }

    /** Returns the stale value in place of the failure of a load, if there is one. */
    private void fallBack(State failed, int i, int stale) {
        if (stale == Caller.NONE) {
            failed.callers[i] = Caller.ended();
        } else {
            failed.returnValue(i, stale);
        }
    }
}
