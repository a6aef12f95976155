package dev.larder.runtime.consistency.oracle;

import java.util.Map;

/**
 * What came of a run.
 *
 * @param staleReads reads that returned less than the floor that they began with
 * @param staleAtRest keys that, when all was quiet again, still gave less than their floor
 * @param retries evictions that had to be repeated, since they were not acknowledged
 * @param faults how often each thing went wrong
 */
record Report(
        Settings settings,
        long reads,
        long changes,
        long retries,
        long staleReads,
        long staleAtRest,
        Map<String, Integer> faults) {

    @Override
    public String toString() {
        return "%-6s %,12d reads %,9d changes %,8d stale reads %,5d stale at rest %,7d retries, faults %s"
                .formatted(settings.cache(), reads, changes, staleReads, staleAtRest, retries, faults);
    }
}
