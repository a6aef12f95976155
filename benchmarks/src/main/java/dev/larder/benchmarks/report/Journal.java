package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measurements in a file, one a line, so that a run which ended early can be continued. */
final class Journal {

    private static final String SEPARATOR = " \\| ";

    private final Path file;

    private final List<String> lines;

    private Journal(Path file, List<String> lines) {
        this.file = file;
        this.lines = new ArrayList<>(lines);
    }

    /** An empty one. */
    static Journal begun(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        return new Journal(file, List.of());
    }

    /** One that holds what an earlier run measured. */
    static Journal continued(Path file) throws IOException {
        return new Journal(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    Optional<Measurement> find(Series series, Contenders contender, int round) {
        String begin = begin(series, contender, round);
        return lines.stream().filter(line -> line.startsWith(begin)).findFirst().map(line -> {
            String[] figures = line.substring(begin.length()).split(SEPARATOR);
            return new Measurement(
                    contender, round, Double.parseDouble(figures[0]), optional(figures[1]), optional(figures[2]));
        });
    }

    void add(Series series, Measurement measurement) throws IOException {
        String line = begin(series, measurement.contender(), measurement.round())
                + String.join(
                        " | ",
                        Double.toString(measurement.score()),
                        text(measurement.bytesPerCall()),
                        text(measurement.loadsPerStampede()));
        lines.add(line);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String begin(Series series, Contenders contender, int round) {
        return series.title() + " | " + contender.name() + " | " + round + " | ";
    }

    private static String text(OptionalDouble figure) {
        return figure.isPresent() ? Double.toString(figure.getAsDouble()) : "-";
    }

    private static OptionalDouble optional(String text) {
        return text.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
