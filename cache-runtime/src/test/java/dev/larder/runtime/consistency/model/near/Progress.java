package dev.larder.runtime.consistency.model.near;

/** How far a call has come. */
final class Progress {

    static final int NONE = -1;

    /** The next step of a call. */
    enum At {
        START,
        PROOF,
        STAMPS,
        GET,
        GOT,
        ACQUIRE,
        LOAD,
        STORE,
        STORED,
        /** Empties the key of an update under its lease. */
        BEGIN,
        BEGIN_PUBLISH,
        BEGUN,
        CHANGE,
        /** Changes the row of an update whose lease had no reply. */
        CHANGE_UNLEASED,
        READ_INDEX,
        UNLINK,
        PUBLISH,
        REPLY,
        /** Asks the other near caches for confirmations, once the removal was acknowledged. */
        ASK,
        AWAIT_NEAR,
        END
    }

    At at = At.START;

    /** The versions that a call which begins may not fall below. */
    Floors floors = Floors.LOWEST;

    int value = NONE;

    /** Whether nothing was invalidated since the call took its stamps, or found its entry. */
    boolean valid;

    /** The time at which a read began, or from which a strict eviction waits. */
    int since;

    /** Whether the eviction got no reply once and is pending. */
    boolean failed;

    /** Whether the server had something to remove. */
    boolean removed;

    /** The JVMs whose confirmation a strict eviction needs, as bits. */
    int needed;

    int confirmed;

    Progress() {}

    Progress(Progress other) {
        at = other.at;
        floors = other.floors;
        value = other.value;
        valid = other.valid;
        since = other.since;
        failed = other.failed;
        removed = other.removed;
        needed = other.needed;
        confirmed = other.confirmed;
    }

    void stampAndGoTo(At next) {
        valid = true;
        at = next;
    }

    /** Ends, with nothing left that would tell equal states apart. */
    void end() {
        at = At.END;
        floors = Floors.LOWEST;
        value = NONE;
        valid = false;
        since = 0;
        failed = false;
        removed = false;
        needed = 0;
        confirmed = 0;
    }
}
