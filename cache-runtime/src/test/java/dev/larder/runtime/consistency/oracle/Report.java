package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.oracle.CacheUnderTest.Loads;
import java.util.Map;

/**
 * The outcome of a run.
 *
 * @param readsBy the rows that were read, by the kind of the call
 * @param timeouts the calls that ended at their load deadline without a row
 * @param staleReads the rows that were below the floor that their read began with
 * @param staleAtRest the rows that were below their floor at the end, when every change was acknowledged
 * @param retries the evictions that were repeated, since they were not acknowledged
 * @param loads the rows that were loaded in transactions, and those that reads stored
 * @param faults the number of faults, by name
 * @param audits the audits of hits, by how they ended
 * @param lateFindings the values that were found stale while their eviction was late
 * @param falseFindings the values that were found stale although each change was evicted in time
 */
record Report(
        Settings settings,
        Map<Way, Long> readsBy,
        long timeouts,
        long changes,
        long retries,
        long staleReads,
        long staleAtRest,
        Loads loads,
        Map<String, Integer> faults,
        Map<String, Long> audits,
        long lateFindings,
        long falseFindings) {

    long reads() {
        return readsBy.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return "%s: %,d rows read, %,d timeouts, %,d changes, %,d stale reads, %d stale at rest, %,d retries%n%s%nfaults %s%nread by %s%naudits %s, %d late findings, %d false findings"
                .formatted(
                        settings.cache(),
                        reads(),
                        timeouts,
                        changes,
                        staleReads,
                        staleAtRest,
                        retries,
                        loads,
                        faults,
                        readsBy,
                        audits,
                        lateFindings,
                        falseFindings);
    }
}
