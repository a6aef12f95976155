package dev.larder.runtime.resilience;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of the rounds of one kind of fault.
 *
 * @param longest operation, from the fault's beginning until all was well again
 * @param recoveries from the fault's end until the cache was in use again with nothing pending, sorted
 */
record Outcome(
        String kind,
        int rounds,
        int survived,
        long operations,
        long staleReads,
        long lostEvictions,
        Duration longest,
        List<Duration> recoveries) {

    static Outcome none(String kind) {
        return new Outcome(kind, 0, 0, 0, 0, 0, Duration.ZERO, List.of());
    }

    boolean isSurvived() {
        return survived == rounds;
    }

    Outcome plus(Outcome other) {
        return new Outcome(
                kind,
                rounds + other.rounds,
                survived + other.survived,
                operations + other.operations,
                staleReads + other.staleReads,
                lostEvictions + other.lostEvictions,
                longest.compareTo(other.longest) > 0 ? longest : other.longest,
                Stream.concat(recoveries.stream(), other.recoveries.stream())
                        .sorted()
                        .toList());
    }

    static String table(List<Outcome> outcomes) {
        Outcome total = outcomes.stream().reduce(none("**all**"), Outcome::plus);
        return Stream.concat(outcomes.stream(), Stream.of(total))
                .map(Outcome::toString)
                .collect(Collectors.joining(
                        "\n",
                        "| fault | survived | operations | stale reads | evictions lost | longest operation"
                                + " | recovery: median, longest |\n|---|---:|---:|---:|---:|---:|---:|\n",
                        ""));
    }

    @Override
    public String toString() {
        return "| %s | %d/%d | %,d | %d | %d | %,d ms | %,d ms, %,d ms |"
                .formatted(
                        kind,
                        survived,
                        rounds,
                        operations,
                        staleReads,
                        lostEvictions,
                        longest.toMillis(),
                        recoveries.isEmpty()
                                ? 0
                                : recoveries.get(recoveries.size() / 2).toMillis(),
                        recoveries.isEmpty()
                                ? 0
                                : recoveries.get(recoveries.size() - 1).toMillis());
    }
}
