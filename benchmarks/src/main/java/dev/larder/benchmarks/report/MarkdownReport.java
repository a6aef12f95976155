package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Spells the figures as Markdown and puts them between marks of a page, whose other text stays. */
final class MarkdownReport {

    private static final String HIGHLIGHTS = "highlights";

    private static final String FIGURES = "figures";

    private final Results results;

    private final Setting setting;

    private final StringBuilder out = new StringBuilder();

    MarkdownReport(Results results, Setting setting) {
        this.results = results;
        this.setting = setting;
    }

    void writeInto(Path document, String picture) throws IOException {
        String page = Files.exists(document)
                ? Files.readString(document)
                : begin(HIGHLIGHTS) + end(HIGHLIGHTS) + "\n" + begin(FIGURES) + end(FIGURES);
        page = filled(
                page,
                HIGHLIGHTS,
                "![Hits per second by contender](" + picture + ")\n\n" + new Highlights(results).table(),
                document);
        Files.writeString(document, filled(page, FIGURES, figures(), document));
    }

    private static String begin(String part) {
        return "<!-- " + part + ": begin (written by the benchmark run) -->\n";
    }

    private static String end(String part) {
        return "<!-- " + part + ": end -->\n";
    }

    /** Returns the page with other text between two marks. */
    private static String filled(String page, String part, String text, Path document) throws IOException {
        int begin = page.indexOf(begin(part));
        int end = page.indexOf(end(part));
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no marks for the " + part);
        }
        return page.substring(0, begin) + begin(part) + text + page.substring(end);
    }

    private String figures() {
        setting();
        aims();
        for (Series series : results.series()) {
            table(series);
        }
        return out.toString();
    }

    private void setting() {
        line("- Machine: " + setting.machine() + "; the server runs on the same machine");
        line("- JVM: " + setting.java());
        line("- Redis: " + setting.redis());
        line("- Libraries: " + setting.libraries());
        line("- Medians of " + setting.rounds() + (setting.rounds() == 1 ? " round" : " rounds"));
        line("");
    }

    private void aims() {
        line("### Aims");
        line("");
        line("| Aim | wanted | measured | |");
        line("|---|---:|---:|---|");
        for (Aim aim : Aim.of(results)) {
            line("| %s | %s %.2f | %.2f | %s |"
                    .formatted(
                            aim.text(),
                            aim.atMost() ? "≤" : "≥",
                            aim.wanted(),
                            aim.reached(),
                            aim.isReached() ? "reached" : "**missed**"));
        }
        line("");
    }

    private void table(Series series) {
        List<Figure> figures = Arrays.stream(Figure.values())
                .filter(figure -> has(series, figure))
                .toList();
        line("### " + series.title());
        line("");
        StringBuilder heading = new StringBuilder("| | " + series.unit() + " | Larder's speed against it |");
        figures.forEach(figure -> heading.append(' ').append(figure.heading()).append(" |"));
        line(heading.toString());
        line("|---|---:|---:|" + "---:|".repeat(figures.size()));
        for (Contenders contender : series.contenders()) {
            StringBuilder row = new StringBuilder("| ").append(contender.title());
            cell(row, results.score(series, contender), series.isTime() ? "%,.2f" : "%,.0f");
            cell(row, results.advantage(series, Contenders.LARDER, contender), "%.2f ×");
            for (Figure figure : figures) {
                cell(row, results.figure(series, contender, figure), figure.format());
            }
            line(row.append(" |").toString());
        }
        line("");
    }

    private boolean has(Series series, Figure figure) {
        return series.contenders().stream()
                .anyMatch(contender -> results.figure(series, contender, figure).isPresent());
    }

    private static void cell(StringBuilder row, OptionalDouble value, String format) {
        row.append(" | ").append(value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
