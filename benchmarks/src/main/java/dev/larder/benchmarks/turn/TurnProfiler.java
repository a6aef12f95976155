package dev.larder.benchmarks.turn;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Begins each iteration of this JVM when it is its turn at the {@link Turnstile}; JMH calls it, and it measures nothing. */
public final class TurnProfiler implements InternalProfiler {

    /** Joined at the first iteration, since JMH also makes profilers that it does not use. */
    private @Nullable Turns turns;

    @Override
    public String getDescription() {
        return "Waits for this JVM's turn";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (turns == null) {
            turns = Turns.join();
        }
        turns.begin();
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH declares it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (turns != null) {
            turns.end();
        }
        return List.of();
    }
}
