package dev.larder.runtime.consistency.model;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.IndexEntry;

/** A store, and a view of it from outside. */
interface StoreUnderTest {

    CacheStore store();

    /** Returns when a millisecond has passed on the clock of the store. */
    void elapseShort();

    /**
     * Compares the very bytes that a key holds.
     *
     * @param expected the bytes as text, or {@code null} when there is no such key
     * @param longLived whether it has the time to live of a value rather than that of a lease
     */
    void compareRaw(String key, String expected, boolean longLived);

    /** Checks that the key is listed. */
    void compareListing(String key, IndexEntry listing);
}
