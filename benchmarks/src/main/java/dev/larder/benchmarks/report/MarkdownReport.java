package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/** Spells the figures as Markdown and puts them between two marks of a page, whose other text stays. */
final class MarkdownReport {

    private static final String BEGIN = "<!-- figures: begin (written by the benchmark run) -->";

    private static final String END = "<!-- figures: end -->";

    private final Results results;

    private final Setting setting;

    private final StringBuilder out = new StringBuilder();

    MarkdownReport(Results results, Setting setting) {
        this.results = results;
        this.setting = setting;
    }

    void writeInto(Path document, String picture) throws IOException {
        String page = Files.exists(document) ? Files.readString(document) : BEGIN + "\n" + END + "\n";
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no marks for the figures");
        }
        Files.writeString(document, page.substring(0, begin) + BEGIN + "\n" + figures(picture) + page.substring(end));
    }

    private String figures(String picture) {
        setting(picture);
        aims();
        for (Series series : results.series()) {
            table(series);
        }
        return out.toString();
    }

    private void setting(String picture) {
        line("![Hits per second by contender](" + picture + ")");
        line("");
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
        boolean allocates = has(series, Column.ALLOCATION);
        boolean loads = has(series, Column.LOADS);
        line("### " + series.title());
        line("");
        line("| | " + series.unit() + " | Larder's speed against it |"
                + (allocates ? " bytes allocated per call |" : "") + (loads ? " loads per stampede |" : ""));
        line("|---|---:|---:|" + (allocates ? "---:|" : "") + (loads ? "---:|" : ""));
        for (Contenders contender : series.contenders()) {
            StringBuilder row = new StringBuilder("| ").append(contender.title());
            cell(row, results.score(series, contender), series.isTime() ? "%,.2f" : "%,.0f");
            cell(row, results.advantage(series, Contenders.LARDER, contender), "%.2f ×");
            if (allocates) {
                cell(row, results.bytesPerCall(series, contender), "%,.0f");
            }
            if (loads) {
                cell(row, results.loadsPerStampede(series, contender), "%.1f");
            }
            line(row.append(" |").toString());
        }
        line("");
    }

    private boolean has(Series series, Column column) {
        return series.contenders().stream()
                .anyMatch(contender -> column == Column.ALLOCATION
                        ? results.bytesPerCall(series, contender).isPresent()
                        : results.loadsPerStampede(series, contender).isPresent());
    }

    private static void cell(StringBuilder row, OptionalDouble value, String format) {
        row.append(" | ").append(value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private enum Column {
        ALLOCATION,
        LOADS
    }
}
