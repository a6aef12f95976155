package dev.larder.runtime.consistency.model;

/** What a caller does, once. */
enum Role {
    /** Reads, and loads what is missing. */
    READ,
    /** Asks for the lease without having read, since it expects a miss. */
    EXPECT_MISS,
    /** Reads a value that it cannot decode, and replaces it. */
    RELOAD,
    /** Reads, and loads anew what it found when that is due; {@code refreshAfter}. */
    REFRESH,
    /** Reads, and loads what is missing or stale; when that fails, a stale value will do; {@code staleIfError}. */
    FALLBACK,
    /** As {@link #FALLBACK}; and its caller may give up, or take the stale value, while the load goes on. */
    DEADLINE,
    /** Changes the row and stores what it became. */
    UPDATE,
    /** Changes the row and evicts its key. */
    EVICT,
    /** Changes the row and evicts the group that its key is in. */
    EVICT_GROUP,
    /** Removes the key, and changes nothing: {@code redis-cli del}, a memory policy. */
    DELETE,
    /** Is the server, and restarts without data. */
    RESTART;

    /** Returns whether the call looks at the age of what it reads, and keeps a stale value. */
    boolean keepsStale() {
        return this == FALLBACK || this == DEADLINE;
    }
}
