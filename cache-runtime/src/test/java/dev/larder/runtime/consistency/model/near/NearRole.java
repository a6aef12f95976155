package dev.larder.runtime.consistency.model.near;

/** What a call of a scenario does with the one key. */
enum NearRole {
    /** Reads from the near cache, else from the server, else loads; it fills. */
    READ,
    /** Loads and stores while the key holds a value. */
    REFRESH,
    /** Changes the row and evicts the key. */
    EVICT,
    /** Changes the row and evicts the key by a pattern. */
    EVICT_GROUP,
    /** Changes the row and evicts the key from all near caches, by {@code awaitNear}. */
    EVICT_STRICTLY,
    /** Changes the row and stores it. */
    UPDATE,
    /** The server drops the key: its time is over, or memory is short. Nobody publishes that. */
    EXPIRE,
    /** Another server takes over, with the values and without links. The old one answers nothing any more. */
    FAILOVER;

    boolean isStrict() {
        return this == EVICT_STRICTLY;
    }
}
