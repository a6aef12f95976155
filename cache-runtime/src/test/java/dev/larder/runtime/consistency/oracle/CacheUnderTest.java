package dev.larder.runtime.consistency.oracle;

/** A cache before the {@link Truth}, as one node of a fleet has it. Thread-safe. */
interface CacheUnderTest extends AutoCloseable {

    /** Returns the row, from the cache or from the database. */
    Row read(int key);

    /** Returns the row to whoever has just changed it, by a method that nearly always misses. */
    Row readBack(int key);

    /**
     * Returns the hand that one thread changes rows with: it alone may use it, so that it can tell whether its own
     * commands failed.
     */
    Hand hand(String name);

    @Override
    void close();

    /** Each method returns whether the cache acknowledged; when it did not, the caller evicts until it does. */
    interface Hand {

        boolean evict(int key);

        boolean evictGroup(int group);

        /** Changes the row and stores it, and tells what it became. */
        Update update(int key);
    }

    record Update(Row row, boolean acknowledged) {}
}
