package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;

/** Draws the throughput of hits as an SVG picture: a panel for each number of threads, a bar for each contender. */
final class BarChart {

    private static final int WIDTH = 760;

    private static final int LABELS = 250;

    private static final int BARS = WIDTH - LABELS - 110;

    private static final int ROW = 22;

    private static final int HEADING = 34;

    private final Results results;

    private final StringBuilder out = new StringBuilder();

    BarChart(Results results) {
        this.results = results;
    }

    String svg() {
        List<Series> panels = results.series().stream()
                .filter(series ->
                        series.mode() == Mode.Throughput && series.title().startsWith("Hits"))
                .toList();
        int height = 16 + panels.stream().mapToInt(BarChart::height).sum();
        out.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(WIDTH, height));
        int top = 0;
        for (Series panel : panels) {
            draw(panel, top);
            top += height(panel);
        }
        return out.append("</svg>\n").toString();
    }

    private static int height(Series panel) {
        return HEADING + ROW * panel.contenders().size() + 8;
    }

    private void draw(Series panel, int top) {
        out.append(
                "<text x=\"12\" y=\"%d\" font-size=\"14\" font-weight=\"bold\" fill=\"#222222\">%s, thousand per second</text>%n"
                        .formatted(top + 24, panel.title()));
        double widest = panel.contenders().stream()
                .mapToDouble(contender -> results.score(panel, contender).orElse(0))
                .max()
                .orElse(1);
        int y = top + HEADING;
        for (Contenders contender : panel.contenders()) {
            bar(contender, results.score(panel, contender).orElse(0), widest, y);
            y += ROW;
        }
    }

    private void bar(Contenders contender, double score, double widest, int y) {
        double length = BARS * score / widest;
        String colour = contender == Contenders.LARDER ? "#c2410c" : "#94a3b8";
        out.append(String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end" fill="#222222">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                <text x="%.1f" y="%d" fill="#222222">%.1f</text>
                """,
                LABELS - 8,
                y + 14,
                contender.title().replace("`", ""),
                LABELS,
                y + 2,
                length,
                ROW - 6,
                colour,
                LABELS + length + 6,
                y + 14,
                score / 1000));
    }
}
