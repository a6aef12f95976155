package dev.larder.runtime.consistency.model;

import java.util.Arrays;

/** How far a call has come: its next step, and where each of its keys stands. */
final class Progress {

    static final int NONE = -1;

    /** The flight that was found has ended since. */
    static final int CLOSED = -2;

    /** The next step of a call. */
    enum At {
        START,
        READ,
        /** Leads the flight of the next key, if there is none. */
        BEGIN,
        /** Looks for the flight that there is. */
        FIND,
        JOIN,
        ASK,
        SETTLE,
        READY,
        LOADING,
        LOADED,
        /** Is in the middle of ending the joining of a flight. */
        CLOSING,
        STORING,
        STORED,
        AWAIT,
        CHANGE,
        REMOVE,
        END
    }

    /** Where a key stands. */
    enum Status {
        OPEN,
        ANSWERED,
        LED,
        /** Another process loads the key, and this call keeps leading its flight. */
        HELD,
        BUSY,
        FOUND,
        OWN,
        /** To be loaded without a lease, for the followers as well. */
        UNLEASED,
        /** To be loaded without a lease and without a flight. */
        ALONE,
        STORED,
        REFUSED,
        /** Waits for a flight that it joined before its load. */
        JOINED_BEFORE,
        /** Waits for a flight that it joined during its load. */
        JOINED_DURING,
        SHARED,
        THREW,
        NOTHING;

        boolean isLoaded() {
            return this == OWN || this == UNLEASED || this == ALONE;
        }

        boolean isWaiting() {
            return this == JOINED_BEFORE || this == JOINED_DURING;
        }

        boolean isFollowed() {
            return isWaiting() || this == SHARED || this == THREW || this == NOTHING;
        }
    }

    /** The phase of a flight that a call leads. */
    enum Phase {
        NO_FLIGHT,
        BEFORE_LOAD,
        DURING_LOAD,
        AFTER_LOAD
    }

    At at = At.START;

    /** The place of the key that the next step is about. */
    int cursor;

    boolean exhausted;

    /** Whether its caller has given up. */
    boolean abandoned;

    boolean failed;

    final Status[] status;

    final Phase[] phase;

    /** The latest change of each key that had returned when the call began. */
    final int[] floor;

    final int[] value;

    /** The values that the call would take in place of a failed or slow load. */
    final int[] stale;

    /** The leaders of the flights that it found or joined. */
    final int[] leader;

    final boolean[] leased;

    /** Whether a lease of the call has been taken away. */
    final boolean[] revoked;

    Progress(int keys) {
        status = new Status[keys];
        phase = new Phase[keys];
        floor = new int[keys];
        value = new int[keys];
        stale = new int[keys];
        leader = new int[keys];
        leased = new boolean[keys];
        revoked = new boolean[keys];
        clear();
    }

    private Progress(Progress other) {
        at = other.at;
        cursor = other.cursor;
        exhausted = other.exhausted;
        abandoned = other.abandoned;
        failed = other.failed;
        status = other.status.clone();
        phase = other.phase.clone();
        floor = other.floor.clone();
        value = other.value.clone();
        stale = other.stale.clone();
        leader = other.leader.clone();
        leased = other.leased.clone();
        revoked = other.revoked.clone();
    }

    Progress copy() {
        return new Progress(this);
    }

    Progress at(At next) {
        at = next;
        cursor = 0;
        return this;
    }

    /** Ends, with nothing left that would tell equal states apart. */
    void end() {
        clear();
        at(At.END);
    }

    private void clear() {
        cursor = 0;
        exhausted = false;
        abandoned = false;
        failed = false;
        Arrays.fill(status, Status.OPEN);
        Arrays.fill(phase, Phase.NO_FLIGHT);
        Arrays.fill(floor, 0);
        Arrays.fill(value, NONE);
        Arrays.fill(stale, NONE);
        Arrays.fill(leader, NONE);
        Arrays.fill(leased, false);
        Arrays.fill(revoked, false);
    }
}
