package dev.larder.runtime.consistency.model;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.IndexEntry;

/** A store, and what can be seen of it from outside. */
interface StoreUnderTest {

    CacheStore store();

    /** Lets pass what lasts a millisecond. */
    void elapseShort();

    /**
     * Compares the very bytes that a key holds.
     *
     * @param expected them as text, or {@code null} when there is no such key
     * @param longLived whether it has the time to live of a value rather than that of a lease
     */
    void compareRaw(String key, String expected, boolean longLived);

    /** Checks that the key is listed. */
    void compareListing(String key, IndexEntry listing);
}
