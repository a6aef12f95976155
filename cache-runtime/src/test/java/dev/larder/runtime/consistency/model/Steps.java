package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Scripts.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The steps that can follow a state: of a call, of a late command that arrives, or of the clock and the server. */
final class Steps {

    private final Scenario scenario;

    private final Loading loading;

    private final Writing writing;

    private final List<State> next = new ArrayList<>();

    Steps(Scenario scenario) {
        this.scenario = scenario;
        this.loading = new Loading(this, scenario);
        this.writing = new Writing(this, loading, scenario);
    }

    /** Returns the states that follow. The next call uses the list again. */
    List<State> after(State state) {
        next.clear();
        for (int i = 0; i < state.callers.length; i++) {
            if (state.callers[i].at() != Caller.At.END) {
                step(state, i);
            }
        }
        for (int i = 0; i < state.late.length; i++) {
            State arrived = state.after(State.NOBODY, arrival(state.late[i]));
            arrived.run(state.late[i]);
            arrived.removeLate(i);
            next.add(arrived);
        }
        nature(state);
        return next;
    }

    private void step(State state, int caller) {
        switch (scenario.roles().get(caller)) {
            case READ, SNAPSHOT, EXPECT_MISS, RELOAD, REFRESH, FALLBACK, DEADLINE -> loading.step(state, caller);
            case UPDATE, EVICT, EVICT_GROUP, DELETE, RESTART, FLUSH -> writing.step(state, caller);
        }
    }

    private static String arrival(Command command) {
        return switch (command.kind()) {
            case ACQUIRE -> "a late acquisition arrives";
            case BEGIN_UPDATE -> "a late begin of an update arrives";
            case STORE -> "a late store arrives";
            case RELEASE -> "a late release arrives";
            case UNLINK -> "a late unlink arrives";
        };
    }

    private void nature(State state) {
        if (state.trueTime() < scenario.ticks()) {
            State later = state.after(State.NOBODY, "time passes");
            later.pass();
            next.add(later);
        }
        if (scenario.clockSetBack() && state.setBack == 0 && state.now > 0) {
            State back = state.after(State.NOBODY, "the server's clock is set back");
            back.setClockBack();
            next.add(back);
        }
        Age older = state.cell.holdsValue() ? scenario.after(state.cell.age()) : null;
        if (older != null) {
            State aged =
                    state.after(State.NOBODY, older == Age.DUE ? "the value becomes due" : "the value becomes stale");
            aged.age(older);
            next.add(aged);
        }
        boolean overdue = state.listedUntil < state.now;
        boolean gone = state.cell == Cell.EMPTY && !state.rules.hold(Rule.PRUNED_BY_SCORE_ONLY);
        if (state.listedUntil != State.NOT_LISTED && (overdue || gone)) {
            State pruned = state.after(State.NOBODY, "the listing is pruned");
            pruned.listedUntil = State.NOT_LISTED;
            next.add(pruned);
        }
        if (!state.rules.hold(Rule.READS_GO_TO_THE_MASTER)) {
            State replicated = state.after(State.NOBODY, "the replica catches up");
            replicated.replica = replicated.cell;
            next.add(replicated);
        }
    }

    void add(State state) {
        next.add(state);
    }

    /**
     * Sends a command. It arrives and is answered, and may arrive once more, late. Or its sender gives up: then the command
     * arrives late or never.
     */
    void send(
            State state,
            int caller,
            String what,
            Command command,
            BiConsumer<State, Reply> answered,
            Consumer<State> unanswered) {
        State once = state.after(caller, what);
        answered.accept(once, once.run(command));
        next.add(once);
        if (scenario.late() == 0) {
            return;
        }
        State lost = state.after(caller, what + ", which gets lost");
        unanswered.accept(lost);
        next.add(lost);
        if (state.late.length < scenario.late()) {
            State twice = state.after(caller, what + ", with a copy on the way");
            Reply reply = twice.run(command);
            twice.addLate(command);
            answered.accept(twice, reply);
            next.add(twice);
            State pending = state.after(caller, what + ", and gives up on it");
            unanswered.accept(pending);
            pending.addLate(command);
            next.add(pending);
        }
    }
}
