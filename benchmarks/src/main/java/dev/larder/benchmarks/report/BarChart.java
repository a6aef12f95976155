package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Draws the throughput of hits as an SVG picture: a panel for each number of threads, a bar for each contender. */
final class BarChart {

    /** The titles of the series that are drawn. */
    private static final List<String> PANELS = List.of(
            "Hits, 1 thread", "Hits, 32 threads", "Hits, 128 threads", "Hits, 32 threads, 250 µs of network each way");

    private static final int WIDTH = 760;

    private static final int LABELS = 250;

    private static final int BARS = WIDTH - LABELS - 170;

    private static final int ROW = 22;

    private static final int HEADING = 34;

    private final Results results;

    private final StringBuilder out = new StringBuilder();

    BarChart(Results results) {
        this.results = results;
    }

    String svg() {
        List<Series> panels = results.series().stream()
                .filter(series -> PANELS.contains(series.title()))
                .toList();
        int height = 16 + panels.stream().mapToInt(BarChart::height).sum();
        out.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <style>
                .page { fill: #ffffff } text { fill: #1f2328 } .larder { fill: #c2410c } .peer { fill: #94a3b8 }
                .ratio { fill: #59636e }
                @media (prefers-color-scheme: dark) {
                .page { fill: #0d1117 } text { fill: #e6edf3 } .larder { fill: #f97316 } .peer { fill: #55606e }
                .ratio { fill: #9198a1 }
                }
                </style>
                <rect class="page" width="100%%" height="100%%"/>
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
        out.append("<text x=\"12\" y=\"%d\" font-size=\"14\" font-weight=\"bold\">%s, thousand per second</text>%n"
                .formatted(top + 24, panel.title()));
        double widest = panel.contenders().stream()
                .mapToDouble(contender -> results.score(panel, contender).orElse(0))
                .max()
                .orElse(1);
        int y = top + HEADING;
        for (Contenders contender : panel.contenders()) {
            bar(panel, contender, widest, y);
            y += ROW;
        }
    }

    private void bar(Series panel, Contenders contender, double widest, int y) {
        double score = results.score(panel, contender).orElse(0);
        double length = BARS * score / widest;
        OptionalDouble advantage = results.advantage(panel, Contenders.LARDER, contender);
        String ratio = contender == Contenders.LARDER || advantage.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "  Larder is %.2f ×", advantage.getAsDouble());
        out.append(String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
                <text x="%.1f" y="%d">%.1f<tspan class="ratio">%s</tspan></text>
                """,
                LABELS - 8,
                y + 14,
                contender.title().replace("`", ""),
                contender == Contenders.LARDER ? "larder" : "peer",
                LABELS,
                y + 2,
                length,
                ROW - 6,
                LABELS + length + 6,
                y + 14,
                score / 1000,
                ratio));
    }
}
