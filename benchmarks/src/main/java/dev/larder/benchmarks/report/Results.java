package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every measurement of a run, and the medians that the report shows. */
final class Results {

    private final Map<Series, List<Measurement>> measurements = new LinkedHashMap<>();

    void add(Series series, Measurement measurement) {
        measurements.computeIfAbsent(series, key -> new ArrayList<>()).add(measurement);
    }

    List<Series> series() {
        return List.copyOf(measurements.keySet());
    }

    /** The median score over all rounds. */
    OptionalDouble score(Series series, Contenders contender) {
        return median(of(series, contender).stream().map(Measurement::score).toList());
    }

    /** The median of a figure over all rounds, where it was measured. */
    OptionalDouble figure(Series series, Contenders contender, Figure figure) {
        return median(of(series, contender).stream()
                .map(Measurement::figures)
                .filter(figures -> figures.containsKey(figure))
                .map(figures -> figures.get(figure))
                .toList());
    }

    /** The series of that title, if it was measured. */
    Optional<Series> titled(String title) {
        return measurements.keySet().stream()
                .filter(series -> series.title().equals(title))
                .findFirst();
    }

    /**
     * How many times faster one contender was than another: the median of each round's ratio, so that a disturbance of
     * the machine touches one round only.
     */
    OptionalDouble advantage(Series series, Contenders contender, Contenders peer) {
        List<Double> ratios = new ArrayList<>();
        for (Measurement mine : of(series, contender)) {
            for (Measurement theirs : of(series, peer)) {
                if (mine.round() == theirs.round()) {
                    double ratio = mine.score() / theirs.score();
                    ratios.add(series.isTime() ? 1 / ratio : ratio);
                }
            }
        }
        return median(ratios);
    }

    private List<Measurement> of(Series series, Contenders contender) {
        return measurements.getOrDefault(series, List.of()).stream()
                .filter(measurement -> measurement.contender() == contender)
                .toList();
    }

    static OptionalDouble median(List<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
