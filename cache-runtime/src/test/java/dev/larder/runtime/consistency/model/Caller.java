package dev.larder.runtime.consistency.model;

/**
 * The progress of a call.
 *
 * @param at its next step
 * @param floor the latest change that had returned when the call began; it must return nothing older
 * @param value the value that it loaded or wrote; before the load, the stale value that it may return
 * @param nonce the nonce of its lease, or {@link #NO_LEASE}
 * @param note by {@code at}: the leader that it follows, the time at which it was listed, or whether the listing had the key
 * @param begun the moment of the traces at which its transaction began
 */
record Caller(At at, int floor, int value, int nonce, int note, int begun) {

    static final int NO_LEASE = -1;

    static final int NONE = -1;

    /** The floor of a call whose caller has given up: below every version. */
    private static final int ABANDONED = -1;

    static final Caller NEW = new Caller(At.START, 0, NONE, NO_LEASE, NONE, 0);

    /** The next step of a call. */
    enum At {
        START,
        /** Is in a transaction whose snapshot is not taken. */
        BEGUN,
        READ,
        MISSED,
        /** Waits for a load that had not begun when the call joined. */
        FOLLOW_EARLY,
        /** Waits for a load that had begun when the call joined. */
        FOLLOW_LATE,
        /** Sends the listing and the acquisition in one round trip, so that they arrive in any order. */
        ASK,
        LISTED,
        GRANTED,
        WAIT,
        READY,
        LOADING,
        LOADED,
        LIST_AFTERWARDS,
        STORING,
        ANSWERED,
        READ_LISTING,
        CHANGE,
        TRACE,
        UNLINK,
        END
    }

    Caller at(At next) {
        return new Caller(next, floor, value, nonce, note, begun);
    }

    Caller with(int newValue) {
        return new Caller(at, floor, newValue, nonce, note, begun);
    }

    Caller leased(int newNonce) {
        return new Caller(at, floor, value, newNonce, note, begun);
    }

    Caller noting(int newNote) {
        return new Caller(at, floor, value, nonce, newNote, begun);
    }

    Caller begun(int moment) {
        return new Caller(at, floor, value, nonce, note, moment);
    }

    Caller beginning(int newFloor) {
        return new Caller(at, newFloor, value, nonce, note, begun);
    }

    /** Notes that its caller has given up, so that nobody sees what it returns. */
    Caller abandoned() {
        return new Caller(at, ABANDONED, value, nonce, note, begun);
    }

    boolean isAbandoned() {
        return floor == ABANDONED;
    }

    /** Returns an ended call, without anything that would tell equal states apart. */
    static Caller ended() {
        return new Caller(At.END, 0, NONE, NO_LEASE, NONE, 0);
    }

    boolean hasLease() {
        return nonce != NO_LEASE;
    }
}
