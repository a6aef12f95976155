package dev.larder.runtime.consistency.near;

import dev.larder.runtime.consistency.near.NearTally.Count;
import dev.larder.runtime.consistency.near.NearTally.Time;
import java.util.Map;

/**
 * The outcome of a run.
 *
 * @param faults the number of faults, by name
 */
record NearReport(NearTally tally, Map<String, Integer> faults) {

    @Override
    public String toString() {
        return """
                %,d reads, %,d of them near; %,d changes, %,d retries
                stale: %d in the own process, %d beyond the bound, %d after a strict eviction, %d at rest
                faults %s
                age of overtaken rows: %s
                eviction: %s
                strict eviction: %s""".formatted(
                        tally.get(Count.READS),
                        tally.get(Count.NEAR_HITS),
                        tally.get(Count.CHANGES),
                        tally.get(Count.RETRIES),
                        tally.get(Count.STALE_OWN),
                        tally.get(Count.STALE_BOUND),
                        tally.get(Count.STALE_STRICT),
                        tally.get(Count.STALE_AT_REST),
                        faults,
                        tally.get(Time.AGE),
                        tally.get(Time.EVICTION),
                        tally.get(Time.STRICT_EVICTION));
    }
}
