package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** What an earlier run measured of a series; empty when it did not end that, or a contender failed. */
    List<Measurement> find(Series series) {
        String begin = series.title() + " | ";
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()).split(SEPARATOR))
                .map(figures -> new Measurement(
                        Contenders.valueOf(figures[0]),
                        Integer.parseInt(figures[1]),
                        Double.parseDouble(figures[2]),
                        figures(figures)))
                .toList();
    }

    void add(Series series, List<Measurement> measurements) throws IOException {
        List<String> added = measurements.stream()
                .map(measurement -> String.join(
                        " | ",
                        series.title(),
                        measurement.contender().name(),
                        Integer.toString(measurement.round()),
                        Double.toString(measurement.score()) + text(measurement.figures())))
                .toList();
        lines.addAll(added);
        Files.write(file, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String text(Map<Figure, Double> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((figure, value) ->
                text.append(" | ").append(figure.name()).append('=').append(value));
        return text.toString();
    }

    /** Reads the figures behind contender, round and score. */
    private static Map<Figure, Double> figures(String[] columns) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (String column : Arrays.asList(columns).subList(3, columns.length)) {
            int equals = column.indexOf('=');
            figures.put(Figure.valueOf(column.substring(0, equals)), Double.valueOf(column.substring(equals + 1)));
        }
        return figures;
    }
}
