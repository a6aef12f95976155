package dev.larder.test.store;

/** The commands of a {@link dev.larder.runtime.spi.CacheStore}. Timed reads count as reads. */
public enum StoreCommand {
    READ,
    ACQUIRE,
    BEGIN_UPDATE,
    STORE,
    ADD_TAGS,
    RELEASE,
    EVICT,
    EVICT_VALUE,
    READ_MANY,
    ACQUIRE_MANY,
    BEGIN_UPDATE_MANY,
    STORE_MANY,
    RELEASE_MANY,
    REMAINING,
    EXPIRE,
    COUNT,
    PING
}
