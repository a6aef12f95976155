package dev.larder.runtime.consistency.model;

/**
 * Where a caller stands, and what it remembers.
 *
 * @param at what it does next
 * @param floor what had been evicted when its call began: it must return nothing older
 * @param value what it loaded or wrote; before it loads, what it would fall back on
 * @param nonce of the lease that it holds, or {@link #NO_LEASE}
 * @param note by {@code at}: the leader that it follows, when it was listed, or what it found in the listing
 */
record Caller(At at, int floor, int value, int nonce, int note) {

    static final int NO_LEASE = -1;

    static final int NONE = -1;

    /** The floor of a call whose caller has given up: below every version. */
    private static final int ABANDONED = -1;

    static final Caller NEW = new Caller(At.START, 0, NONE, NO_LEASE, NONE);

    /** What a caller does next. */
    enum At {
        START,
        READ,
        MISSED,
        /** Waits for a load of its JVM that had not begun. */
        FOLLOW_EARLY,
        /** Waits for a load of its JVM that had begun. */
        FOLLOW_LATE,
        /** Sends the listing and the acquisition, in one round trip: they arrive in any order. */
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
        UNLINK,
        END
    }

    Caller at(At next) {
        return new Caller(next, floor, value, nonce, note);
    }

    Caller with(int newValue) {
        return new Caller(at, floor, newValue, nonce, note);
    }

    Caller leased(int newNonce) {
        return new Caller(at, floor, value, newNonce, note);
    }

    Caller noting(int newNote) {
        return new Caller(at, floor, value, nonce, newNote);
    }

    Caller beginning(int newFloor) {
        return new Caller(at, newFloor, value, nonce, note);
    }

    /** Its caller has gone: it may return anything now, since nobody sees it. */
    Caller abandoned() {
        return new Caller(at, ABANDONED, value, nonce, note);
    }

    boolean isAbandoned() {
        return floor == ABANDONED;
    }

    /** Done, with nothing left in the registers that would tell equal states apart. */
    static Caller ended() {
        return new Caller(At.END, 0, NONE, NO_LEASE, NONE);
    }

    boolean hasLease() {
        return nonce != NO_LEASE;
    }
}
