package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.Map;

/**
 * What one turn showed.
 *
 * @param score calls per second, milliseconds, or the 99th percentile in microseconds, as {@link Series#unit()} says
 * @param figures the other figures, as far as they were measured
 */
record Measurement(Contenders contender, int round, double score, Map<Figure, Double> figures) {

    Measurement {
        figures = Map.copyOf(figures);
    }
}
