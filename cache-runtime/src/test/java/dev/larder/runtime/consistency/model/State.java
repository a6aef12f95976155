package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Scripts.Outcome;
import dev.larder.runtime.consistency.model.Scripts.Reply;
import java.util.Arrays;

/** A state of the model of one key: the row, the key and its listing, the calls, and the commands that are late. */
final class State {

    static final int NOT_LISTED = -1;

    static final int NOBODY = -1;

    /** The time of a lease, and the TTL of a value. */
    private static final int LEASE = 1;

    private static final int TTL = 1;

    /** The longest round trip, after which its sender gives up. Listings outlast their keys by as much. */
    static final int ROUND_TRIP = 1;

    private static final int MARGIN = ROUND_TRIP;

    private static final Command[] NO_COMMANDS = {};

    final Rules rules;

    /** The time of the server's clock. */
    int now;

    /** By how much that clock was set back. */
    int setBack;

    /** The version of the row. */
    int row;

    /** The latest version whose eviction or update has returned: nothing older may be returned by calls that begin now. */
    int floor;

    Cell cell = Cell.EMPTY;

    Cell replica = Cell.EMPTY;

    /** The score of the key in the listing of its group. */
    int listedUntil = NOT_LISTED;

    TraceLog traces = TraceLog.EMPTY;

    /** The call whose load others of its JVM may join. */
    int flight = NOBODY;

    /** The call that was granted the lease of an old value, until it fails or the value is due again. */
    int renewer = NOBODY;

    Caller[] callers;

    /** Sorted, so that equal states look equal. */
    Command[] late = NO_COMMANDS;

    /** The call whose step led here, or {@link #NOBODY}. */
    int who = NOBODY;

    String what = "begins";

    /** The promise that this very step broke, or {@code null}. */
    Property broken;

    State(Rules rules, int callers) {
        this.rules = rules;
        this.callers = new Caller[callers];
        Arrays.fill(this.callers, Caller.NEW);
    }

    private State(State before) {
        rules = before.rules;
        now = before.now;
        setBack = before.setBack;
        row = before.row;
        floor = before.floor;
        cell = before.cell;
        replica = before.replica;
        listedUntil = before.listedUntil;
        traces = before.traces;
        flight = before.flight;
        renewer = before.renewer;
        callers = before.callers.clone();
        late = before.late;
    }

    /** Returns a copy for a step to work on. */
    State after(int who, String what) {
        State next = new State(this);
        next.who = who;
        next.what = what;
        return next;
    }

    /** Runs a command on the key. */
    Reply run(Command command) {
        Reply reply = apply(command);
        boolean waits = reply.outcome() == Outcome.BUSY && cell.sign() != null;
        if (waits && cell.sign().deadline() - now > LEASE) {
            broken = Property.NO_OVERDUE_LEASE;
        }
        cell = reply.cell();
        if (!cell.holdsValue()) {
            renewer = NOBODY;
        }
        return reply;
    }

    /** Notes that a call was granted the lease of an old value. */
    void renewedBy(int caller) {
        if (renewer != NOBODY && renewer != caller) {
            broken = Property.ONE_RENEWAL;
        }
        renewer = caller;
    }

    /** Notes that a call does not load any more. */
    void notRenewedBy(int caller) {
        if (renewer == caller) {
            renewer = NOBODY;
        }
    }

    /** Returns the time that no clock is set back from: that of the callers. */
    int trueTime() {
        return now + setBack;
    }

    void setClockBack() {
        setBack = now;
        now = 0;
    }

    void pass() {
        now++;
        cell = cell.at(now);
        if (!cell.holdsValue() || cell.sign() != null && !cell.sign().isLiveAt(now)) {
            renewer = NOBODY;
        }
    }

    void age(Age older) {
        if (cell.age() == Age.FRESH) {
            renewer = NOBODY;
        }
        cell = cell.aged(older);
    }

    private Reply apply(Command command) {
        return switch (command.kind()) {
            case ACQUIRE -> Scripts.acquire(cell, sign(command.id()), command.purpose(), now, rules);
            case BEGIN_UPDATE -> Scripts.beginUpdate(cell, sign(command.id()));
            case STORE ->
                Scripts.store(
                        cell, command.id(), command.nonce(), Cell.holding(command.argument(), now + TTL), now, rules);
            case RELEASE -> Scripts.release(cell, command.id());
            case UNLINK -> Reply.of(Cell.EMPTY, Outcome.DONE);
        };
    }

    private Sign sign(int id) {
        return new Sign(id, rules.hold(Rule.THE_SERVER_COMPLETES_SIGNATURES) ? freshNonce() : 0, now + LEASE);
    }

    /** Returns a nonce that no call and no command has. The search renames nonces, so that there are few. */
    private int freshNonce() {
        int highest = cell.sign() == null ? 0 : cell.sign().nonce();
        for (Caller caller : callers) {
            highest = Math.max(highest, caller.nonce());
        }
        for (Command command : late) {
            highest = Math.max(highest, command.nonce());
        }
        return highest + 1;
    }

    /** Lists the key; a score never falls. */
    void list() {
        int lasting = TTL
                + (rules.hold(Rule.LISTINGS_COVER_THE_LEASE) ? LEASE : 0)
                + (rules.hold(Rule.LISTINGS_HAVE_A_MARGIN) ? MARGIN : 0);
        listedUntil = Math.max(listedUntil, now + lasting);
    }

    void addLate(Command command) {
        late = Arrays.copyOf(late, late.length + 1);
        late[late.length - 1] = command;
        Arrays.sort(late);
    }

    void removeLate(int index) {
        Command[] rest = new Command[late.length - 1];
        System.arraycopy(late, 0, rest, 0, index);
        System.arraycopy(late, index + 1, rest, index, rest.length - index);
        late = rest;
    }

    /** Ends a call with a value. */
    void returnValue(int caller, int value) {
        if (value < callers[caller].floor()) {
            broken = Property.NO_STALE_RETURN;
        }
        callers[caller] = Caller.ended();
    }

    /** Ends a change. Calls that begin later must not return anything older. */
    void acknowledge(int caller) {
        floor = Math.max(floor, callers[caller].value());
        callers[caller] = Caller.ended();
    }

    /** Returns the content that a new reader sees. */
    Cell readable() {
        return rules.hold(Rule.READS_GO_TO_THE_MASTER) ? cell : replica;
    }

    /** Returns the promise that does not hold here, or {@code null}. */
    Property violation() {
        if (broken != null) {
            return broken;
        }
        if (readable().isHit() && readable().value() < floor) {
            return Property.NO_STALE_VALUE;
        }
        return cell.isHit() && listedUntil == NOT_LISTED ? Property.NO_UNLISTED_VALUE : null;
    }
}
