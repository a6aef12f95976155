package dev.larder.runtime.consistency.model;

/** What a call does, once. */
enum Role {
    /** Reads, and loads a missing value. */
    READ,
    /** Asks for the lease without having read, since it expects a miss. */
    EXPECT_MISS,
    /** Reads within a transaction, and loads a missing value from its snapshot. */
    SNAPSHOT,
    /** Reads a value that it cannot decode, and replaces it. */
    RELOAD,
    /** Reads, and refreshes a value that is due; {@code refreshAfter}. */
    REFRESH,
    /** Reads, and loads a missing or stale value; returns the stale one when the load fails; {@code staleIfError}. */
    FALLBACK,
    /** As {@link #FALLBACK}; and its caller may give up, or take the stale value, while the load goes on. */
    DEADLINE,
    /** Changes the row and stores it. */
    UPDATE,
    /** Changes the row and evicts its key. */
    EVICT,
    /** Changes the row and evicts the group that its key is in. */
    EVICT_GROUP,
    /** Removes the key without a change, as {@code redis-cli del} or a memory policy does. */
    DELETE,
    /** Is the server, and restarts without data. */
    RESTART,
    /** Removes all data of the server, which goes on running, as {@code FLUSHALL} does. */
    FLUSH;

    /** Returns whether the call looks at the age of what it reads, and keeps a stale value. */
    boolean keepsStale() {
        return this == FALLBACK || this == DEADLINE;
    }
}
