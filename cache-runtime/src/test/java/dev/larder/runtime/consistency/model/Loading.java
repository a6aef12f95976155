package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Caller.At;
import dev.larder.runtime.consistency.model.LoadOutcomes.LoadOutcome;
import dev.larder.runtime.consistency.model.Scripts.Outcome;
import dev.larder.runtime.consistency.model.Scripts.Purpose;
import dev.larder.runtime.consistency.model.Scripts.Reply;
import java.util.function.Consumer;

/**
 * A call that reads one key: the steps of {@code MissResolution}, {@code LeasedLoad}, {@code Flight} and
 * {@code BackgroundRefresh}. {@link CallReads} has the calls for several keys.
 */
final class Loading {

    /** The note of a call that has asked for traces. */
    private static final int ASKED = 1;

    private final Steps steps;

    private final Scenario scenario;

    private final Reading reading;

    private final LoadOutcomes outcomes;

    Loading(Steps steps, Scenario scenario) {
        this.steps = steps;
        this.scenario = scenario;
        this.reading = new Reading(steps, scenario);
        this.outcomes = new LoadOutcomes(scenario);
    }

    void step(State state, int i) {
        switch (state.callers[i].at()) {
            case START -> begin(state, i);
            case BEGUN -> takeSnapshot(state, i);
            case READ -> reading.step(state, i);
            case MISSED -> joinOrLead(state, i);
            case ASK -> ask(state, i);
            case LISTED -> acquireListed(state, i);
            case GRANTED -> listGranted(state, i);
            case WAIT -> waitForOther(state, i);
            case READY -> ready(state, i);
            case LOADING -> load(state, i);
            case LOADED -> keep(state, i);
            case LIST_AFTERWARDS -> listAfterwards(state, i);
            case STORING -> store(state, i);
            case ANSWERED -> land(state.after(i, "hears of its store"), i, state.callers[i].note() == 1);
            default -> {
                // Follows a load: its leader moves it on.
            }
        }
        if (scenario.roles().get(i) == Role.DEADLINE) {
            giveUpWaiting(state, i);
        }
    }

    /** The caller takes the stale value or none, and the load goes on. */
    private void giveUpWaiting(State state, int i) {
        Caller caller = state.callers[i];
        if (caller.at() == At.START || caller.at() == At.READ || caller.isAbandoned()) {
            return;
        }
        State next = state.after(i, "reaches its deadline");
        boolean takesStale = caller.value() != Caller.NONE && caller.at().compareTo(At.LOADING) <= 0;
        if (takesStale) {
            next.returnValue(i, caller.value());
        }
        next.callers[i] = (takesStale ? caller.with(Caller.NONE) : caller).abandoned();
        steps.add(next);
    }

    private boolean isSnapshot(int i) {
        return scenario.roles().get(i) == Role.SNAPSHOT;
    }

    private void takeSnapshot(State state, int i) {
        boolean first = state.rules.hold(Rule.THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT);
        Caller caller = state.callers[i].at(At.READ);
        move(
                state,
                i,
                first ? "takes its snapshot" : "notes the begin of its transaction",
                first ? caller.with(state.row) : caller.begun(state.traces.clock()));
    }

    private void beginTransaction(State state, int i) {
        boolean first = state.rules.hold(Rule.THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT);
        Caller caller = state.callers[i].beginning(state.floor).at(At.BEGUN);
        move(state, i, "begins a transaction", first ? caller.begun(state.traces.clock()) : caller.with(state.row));
    }

    private void begin(State state, int i) {
        if (isSnapshot(i)) {
            beginTransaction(state, i);
            return;
        }
        boolean present = state.rules.hold(Rule.LOADS_SEE_THE_PRESENT);
        boolean reads = scenario.roles().get(i) != Role.EXPECT_MISS;
        Caller caller = state.callers[i].beginning(state.floor).at(reads ? At.READ : At.MISSED);
        move(state, i, reads ? "begins to read" : "begins without reading", present ? caller : caller.with(state.row));
    }

    private void joinOrLead(State state, int i) {
        Caller caller = state.callers[i];
        if (!scenario.oneJvm()) {
            move(state, i, "asks", caller.at(At.ASK));
        } else if (state.flight == State.NOBODY) {
            State next = state.after(i, "leads a load");
            next.flight = i;
            next.callers[i] = caller.at(At.ASK);
            steps.add(next);
        } else {
            boolean sharesAll = !isSnapshot(state.flight) || !state.rules.hold(Rule.SNAPSHOTS_SHARE_STORED_VALUES_ONLY);
            boolean early = sharesAll && state.callers[state.flight].at().compareTo(At.LOADING) < 0;
            At seat = early ? At.FOLLOW_EARLY : At.FOLLOW_LATE;
            move(state, i, early ? "joins early" : "joins late", caller.at(seat).noting(state.flight));
        }
    }

    /** Sends the listing and the lease request together: to one server as one step, else as two in any order. */
    private void ask(State state, int i) {
        boolean asksTooEarly = isSnapshot(i) && !state.rules.hold(Rule.TRACES_ARE_ASKED_FOR_AFTER_THE_LEASE);
        if (asksTooEarly && state.callers[i].note() != ASKED) {
            askForTraces(state, i, state.callers[i].noting(ASKED));
            return;
        }
        if (scenario.oneServer() && state.rules.hold(Rule.LISTED_AND_LEASED_AT_ONCE)) {
            acquire(state, i, At.READY);
            return;
        }
        if (state.rules.hold(Rule.LISTED_BEFORE_LOADED)) {
            State listed = state.after(i, "is listed");
            listed.list();
            listed.callers[i] = state.callers[i].at(At.LISTED).noting(state.trueTime());
            steps.add(listed);
        }
        acquire(state, i, At.GRANTED);
    }

    private void acquireListed(State state, int i) {
        if (state.trueTime() - state.callers[i].note() > State.ROUND_TRIP) {
            giveUp(state, i, "has no answer in time");
        } else {
            acquire(state, i, At.READY);
        }
    }

    private void acquire(State state, int i, At whenGranted) {
        Command command = Command.acquire(i, purpose(i));
        steps.send(
                state,
                i,
                "asks for the lease",
                command,
                (next, reply) -> granted(next, i, reply, whenGranted),
                next -> giveUpOn(next, i));
        if (state.late.length + 2 <= scenario.late()) {
            State next = state.after(i, "asks for the lease, gives up on it and gives it back");
            giveUpOn(next, i);
            next.addLate(command);
            next.addLate(Command.release(i));
            steps.add(next);
        }
    }

    private Purpose purpose(int i) {
        return switch (scenario.roles().get(i)) {
            case RELOAD -> Purpose.OVERWRITE;
            case REFRESH -> Purpose.REFRESH;
            case FALLBACK, DEADLINE -> Purpose.STALE;
            default -> Purpose.LOAD;
        };
    }

    private void granted(State next, int i, Reply reply, At whenGranted) {
        boolean listsFirst = next.rules.hold(Rule.LISTED_BEFORE_LOADED);
        if (scenario.oneServer() && next.rules.hold(Rule.LISTED_AND_LEASED_AT_ONCE)) {
            next.list();
        }
        Caller caller = next.callers[i].noting(Caller.NONE);
        if (reply.outcome() == Outcome.OWN) {
            own(next, i, reply);
            if (!next.rules.hold(Rule.SNAPSHOTS_COUNT_FROM_THE_BEGIN)) {
                caller = caller.begun(next.traces.clock());
            }
            next.callers[i] = caller.leased(reply.nonce()).at(listsFirst ? whenGranted : At.READY);
            return;
        }
        if (listsFirst) {
            // Without a lease it does not matter when.
            next.list();
        }
        if (purpose(i) == Purpose.REFRESH) {
            next.callers[i] = Caller.ended();
        } else if (reply.outcome() == Outcome.FOUND) {
            int found = next.cell.value();
            outcomes.land(next, i, LoadOutcome.EMPTY, Caller.NONE);
            next.returnValue(i, found);
        } else {
            next.callers[i] = caller.at(At.WAIT);
        }
    }

    private void own(State next, int i, Reply reply) {
        Purpose purpose = purpose(i);
        if (reply.cell().holdsValue() && (purpose == Purpose.REFRESH || purpose == Purpose.STALE)) {
            next.renewedBy(i);
        } else if (purpose == Purpose.REFRESH) {
            next.broken = Property.NO_REVIVAL;
        }
    }

    private void listGranted(State state, int i) {
        State next = state.after(i, "is listed");
        next.list();
        next.callers[i] = state.callers[i].at(At.READY);
        steps.add(next);
        if (scenario.late() > 0) {
            release(state, i, "cannot be listed and gives the lease back", released -> giveUpOn(released, i));
        }
    }

    private void waitForOther(State state, int i) {
        move(state, i, "asks again", state.callers[i].at(At.ASK));
        move(state, i, "waits no longer", state.callers[i].at(At.READY));
    }

    private void ready(State state, int i) {
        Caller loading = state.callers[i].at(At.LOADING);
        boolean asks =
                isSnapshot(i) && loading.hasLease() && state.rules.hold(Rule.TRACES_ARE_ASKED_FOR_AFTER_THE_LEASE);
        if (asks) {
            askForTraces(state, i, loading);
        } else {
            move(state, i, "begins to load", loading);
        }
    }

    /** Asks whether the key was evicted since the snapshot; then the call gives its lease back and stores nothing. */
    private void askForTraces(State state, int i, Caller passed) {
        Caller caller = state.callers[i];
        State asked = state.after(i, "asks for traces");
        asked.traces = state.traces.asked();
        if (state.traces.mayBeEvictedSince(caller.begun())) {
            release(asked, i, "finds a trace", refused -> giveUpOn(refused, i));
        } else {
            asked.callers[i] = passed;
            steps.add(asked);
        }
        if (scenario.late() > 0) {
            release(state, i, "has no answer about traces", refused -> giveUpOn(refused, i));
        }
    }

    private void giveUp(State state, int i, String what) {
        State next = state.after(i, what);
        giveUpOn(next, i);
        steps.add(next);
    }

    /** Goes on without the cache. No other call joins. */
    private void giveUpOn(State next, int i) {
        if (next.flight == i) {
            next.flight = State.NOBODY;
        }
        next.notRenewedBy(i);
        boolean loads = purpose(i) != Purpose.REFRESH;
        next.callers[i] = loads
                ? next.callers[i].leased(Caller.NO_LEASE).noting(Caller.NONE).at(At.READY)
                : Caller.ended();
    }

    /** Fails the commands that wait for an answer. */
    void breakRoundTrips(State next) {
        for (int i = 0; i < next.callers.length; i++) {
            At at = next.callers[i].at();
            if (at == At.LISTED || at == At.GRANTED) {
                if (scenario.roles().get(i) == Role.UPDATE) {
                    next.callers[i] = next.callers[i]
                            .leased(Caller.NO_LEASE)
                            .noting(Caller.NONE)
                            .at(At.CHANGE);
                } else {
                    giveUpOn(next, i);
                }
            }
        }
    }

    private void load(State state, int i) {
        Caller caller = state.callers[i].at(At.LOADED);
        boolean present = state.rules.hold(Rule.LOADS_SEE_THE_PRESENT) && !isSnapshot(i);
        move(state, i, "loads", present ? caller.with(state.row) : caller);
        Role role = scenario.roles().get(i);
        if (scenario.late() > 0 || role == Role.REFRESH || role.keepsStale()) {
            release(state, i, "fails to load", failed -> outcomes.fail(failed, i));
        }
    }

    private void keep(State state, int i) {
        Caller caller = state.callers[i];
        if (!caller.hasLease()) {
            keepWithoutLease(state, i);
        } else if (!state.rules.hold(Rule.LISTED_BEFORE_LOADED)) {
            move(state, i, "goes to be listed", caller.at(At.LIST_AFTERWARDS));
        } else {
            goToStore(state, i);
            if (scenario.roles().get(i) == Role.REFRESH) {
                removeWhatHasGone(state, i);
            }
            if (scenario.late() > 0) {
                release(
                        state,
                        i,
                        "will not store that",
                        released -> outcomes.returnLoaded(released, i, LoadOutcome.UNSTORED));
            }
        }
    }

    /** Removes the value of a row that has gone. The versions of the model do not tell, so that this may happen to any. */
    private void removeWhatHasGone(State state, int i) {
        steps.send(
                state,
                i,
                "finds nothing to refresh and unlinks",
                Command.unlink(),
                (next, reply) -> giveUpOn(next, i),
                next -> giveUpOn(next, i));
    }

    private void keepWithoutLease(State state, int i) {
        State next = state.after(i, "returns what it loaded");
        boolean stores = !state.rules.hold(Rule.WAITERS_DO_NOT_STORE) && state.cell == Cell.EMPTY;
        if (stores) {
            next.cell = Cell.holding(state.callers[i].value(), state.now + 1);
        }
        outcomes.returnLoaded(next, i, stores ? LoadOutcome.STORED : LoadOutcome.UNSTORED);
        steps.add(next);
    }

    private void listAfterwards(State state, int i) {
        State next = state.after(i, "is listed at last");
        next.list();
        goToStore(next, i);
    }

    private void goToStore(State state, int i) {
        State next = state.after(i, "is about to store");
        if (next.flight == i && next.rules.hold(Rule.JOINING_ENDS_BEFORE_THE_STORE)) {
            next.flight = State.NOBODY;
        }
        next.callers[i] = state.callers[i].at(At.STORING);
        steps.add(next);
    }

    private void store(State state, int i) {
        Caller caller = state.callers[i];
        if (caller.isAbandoned() && !state.rules.hold(Rule.ABANDONED_LOADS_STORE_UNDER_THEIR_LEASE)) {
            State next = state.after(i, "stores after its deadline");
            next.cell = Cell.holding(caller.value(), state.now + 1);
            answered(next, i, true);
            steps.add(next);
            return;
        }
        boolean refreshes = scenario.roles().get(i) == Role.REFRESH;
        if (refreshes && !state.rules.hold(Rule.REFRESHES_STORE_UNDER_THEIR_LEASE)) {
            State next = state.after(i, "stores where a value is");
            next.cell = state.cell.holdsValue() ? Cell.holding(caller.value(), state.now + 1) : state.cell;
            answered(next, i, true);
            steps.add(next);
            return;
        }
        steps.send(
                state,
                i,
                "stores",
                Command.store(i, caller.nonce(), caller.value()),
                (next, reply) -> answered(next, i, reply.outcome() == Outcome.STORED),
                next -> answered(next, i, false));
    }

    private void answered(State next, int i, boolean stored) {
        if (next.rules.hold(Rule.JOINING_ENDS_BEFORE_THE_STORE)) {
            // With the doors closed nobody can tell when the answer comes.
            outcomes.returnLoaded(next, i, stored ? LoadOutcome.STORED : LoadOutcome.UNSTORED);
        } else {
            next.callers[i] = next.callers[i]
                    .leased(Caller.NO_LEASE)
                    .noting(stored ? 1 : 0)
                    .at(At.ANSWERED);
        }
    }

    private void land(State next, int i, boolean stored) {
        outcomes.returnLoaded(next, i, stored ? LoadOutcome.STORED : LoadOutcome.UNSTORED);
        steps.add(next);
    }

    /** Gives the lease back, if there is one, without waiting for an answer. */
    private void release(State state, int i, String what, Consumer<State> andThen) {
        Caller caller = state.callers[i];
        Consumer<State> then = next -> {
            next.notRenewedBy(i);
            andThen.accept(next);
        };
        if (!caller.hasLease()) {
            State next = state.after(i, what);
            then.accept(next);
            steps.add(next);
            return;
        }
        Command release = Command.release(i);
        steps.send(state, i, what, release, (next, reply) -> then.accept(next), then);
    }

    private void move(State state, int i, String what, Caller caller) {
        State next = state.after(i, what);
        next.callers[i] = caller;
        steps.add(next);
    }
}
