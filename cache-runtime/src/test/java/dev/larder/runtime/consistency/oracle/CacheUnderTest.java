package dev.larder.runtime.consistency.oracle;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A cache before the {@link Truth}, as one node of a fleet has it. Thread-safe. */
interface CacheUnderTest extends AutoCloseable {

    /**
     * Reads rows, from the cache or from the database.
     *
     * @return the rows; a call with a load deadline may return none
     */
    Collection<Row> read(Way way, List<Integer> keys);

    /** Returns a hand for one thread, which changes rows with it and can tell whether its own commands failed. */
    Hand hand(String name);

    /** Returns what became of the rows that reads loaded. */
    default Loads loads() {
        return Loads.NONE;
    }

    /** Returns the number of audits by how they ended; by default there are none. */
    default Map<String, Long> audits() {
        return Map.of();
    }

    @Override
    void close();

    /**
     * What became of the rows that reads loaded.
     *
     * @param inTransactions the rows that were loaded in transactions
     * @param stored the rows that were stored, in transactions or not
     * @param refused the rows that were not stored, since they were evicted after their transaction began
     */
    record Loads(long inTransactions, long stored, long refused) {

        static final Loads NONE = new Loads(0, 0, 0);

        Loads plus(Loads other) {
            return new Loads(inTransactions + other.inTransactions, stored + other.stored, refused + other.refused);
        }
    }

    /** Each method returns whether the cache acknowledged. If it did not, the caller evicts until it does. */
    interface Hand {

        /** Evicts one row, by a blocking or an asynchronous call. */
        boolean evict(int key);

        /** Evicts all rows of a group. */
        boolean evictGroup(int group);

        /** Changes rows and stores them in one call, which is a blocking or an asynchronous one. */
        Update update(List<Integer> keys);
    }

    /**
     * An update that has returned.
     *
     * @param rows the rows as the update left them
     */
    record Update(Collection<Row> rows, boolean acknowledged) {}
}
