package dev.larder.micrometer;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a panel: its title, one line for each series, a scale and a legend. */
final class PanelChart {

    private static final List<String> COLORS = List.of(
            "#56a64b", "#f2cc0c", "#3274d9", "#ff780a", "#e02f44", "#a352cc", "#37872d", "#8ab8ff", "#b877d9",
            "#ffa6b0");

    private static final int LEGEND_LINE = 13;

    private final String title;

    private final String unit;

    private final double width;

    private final double height;

    PanelChart(String title, String unit, double width, double height) {
        this.title = title;
        this.unit = unit;
        this.width = width;
        this.height = height;
    }

    /**
     * Returns the SVG of the panel, whose upper left corner is the origin.
     *
     * @param series the values in the order of time; {@code null} where there is none
     */
    String draw(Map<String, List<Double>> series) {
        double max = series.values().stream()
                .flatMap(List::stream)
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double top = max == 0 ? 1 : max;
        int columns = columns(series);
        double bottomOfPlot = height - 12 - LEGEND_LINE * ((series.size() + columns - 1) / columns);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT, "<rect width=\"%.0f\" height=\"%.0f\" rx=\"3\" class=\"panel\"/>\n", width, height));
        text(svg, "title", 10, 18, title);
        for (int i = 0; i <= 2; i++) {
            double y = bottomOfPlot - (bottomOfPlot - 30) * i / 2;
            svg.append(String.format(Locale.ROOT, "<path d=\"M52 %.1fH%.1f\" class=\"grid\"/>\n", y, width - 10));
            text(svg, "scale", 48, y + 3, label(top * i / 2));
        }
        int color = 0;
        for (Map.Entry<String, List<Double>> line : series.entrySet()) {
            String stroke = COLORS.get(color % COLORS.size());
            svg.append(path(line.getValue(), top, bottomOfPlot, stroke));
            double x = 12 + color % columns * (width - 20) / columns;
            double y = bottomOfPlot + 16 + color / columns * LEGEND_LINE;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"3\" fill=\"%s\"/>\n",
                    x,
                    y - 5,
                    stroke));
            text(svg, "legend", x + 12, y, line.getKey());
            color++;
        }
        return svg.toString();
    }

    /** Returns how many names fit beside each other. */
    private int columns(Map<String, List<Double>> series) {
        int longest = series.keySet().stream().mapToInt(String::length).max().orElse(1);
        return Math.max(1, (int) Math.min(4, (width - 20) / (longest * 5.6 + 24)));
    }

    private String path(List<Double> values, double top, double bottom, String stroke) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            if (value == null) {
                drawing = false;
                continue;
            }
            double x = 52 + (width - 62) * i / Math.max(1, values.size() - 1);
            double y = bottom - (bottom - 30) * value / top;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
            drawing = true;
        }
        return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"1.5\"/>\n";
    }

    private String label(double value) {
        return switch (unit) {
            case "percentunit" -> String.format(Locale.ROOT, "%.0f %%", value * 100);
            case "s" ->
                value < 0.001
                        ? String.format(Locale.ROOT, "%.0f µs", value * 1e6)
                        : String.format(Locale.ROOT, "%.1f ms", value * 1e3);
            case "ops" ->
                value >= 1000
                        ? String.format(Locale.ROOT, "%.1fk/s", value / 1000)
                        : String.format(Locale.ROOT, "%.0f/s", value);
            default -> String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
        };
    }

    private static void text(StringBuilder svg, String style, double x, double y, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                style,
                x,
                y,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
