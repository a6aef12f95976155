package dev.larder.runtime.redisson.lease;

/** What became of a value that was to be stored, in the order of the numbers that {@code store.lua} returns. */
enum StoreOutcome {
    REFUSED,
    STORED,
    REPLACED;

    boolean isStored() {
        return this != REFUSED;
    }
}
