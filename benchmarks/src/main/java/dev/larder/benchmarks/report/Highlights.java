package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The ten figures with which the page opens, as a table. */
record Highlights(Results results) {

    private static final List<Contenders> COLUMNS =
            List.of(Contenders.LARDER, Contenders.LETTUCE, Contenders.SPRING_LETTUCE, Contenders.JETCACHE);

    private static final List<Row> ROWS = List.of(
            Row.score("hits per second, 1 thread", "Hits, 1 thread", "%,.0f"),
            Row.score("hits per second, 32 threads", "Hits, 32 threads", "%,.0f"),
            Row.score("hits per second, 128 threads", "Hits, 128 threads", "%,.0f"),
            Row.score(
                    "hits per second, 32 threads, 250 µs of network each way",
                    "Hits, 32 threads, 250 µs of network each way",
                    "%,.0f"),
            Row.score(
                    "99 of 100 hits within, at half of Lettuce's most, 250 µs of network each way, µs",
                    "Latency of a hit at 50 % of Lettuce's most, 250 µs of network each way",
                    "%,.0f"),
            new Row(
                    "server's processor time for a hit, 32 threads, µs",
                    "Hits, 32 threads",
                    Figure.SERVER_TIME,
                    "%.2f"),
            Row.score("batches of 100 per second, 1 thread", "Batch of 100 hits, 1 thread", "%,.0f"),
            Row.score("misses per second with a loader of 2 ms", "Misses with a loader of 2 ms, 1 thread", "%,.0f"),
            Row.score(
                    "eviction of 100 keys among 1,000,000, ms",
                    "Eviction of a group of 100 keys among 1,000,000 others",
                    "%,.2f"),
            new Row("loads when 64 callers miss one key", "Stampede", Figure.LOADS, "%.1f"));

    String table() {
        StringBuilder table = new StringBuilder("| |");
        COLUMNS.forEach(contender -> table.append(' ').append(contender.title()).append(" |"));
        table.append("\n|---|").append("---:|".repeat(COLUMNS.size())).append('\n');
        for (Row row : ROWS) {
            results.series().stream()
                    .filter(series ->
                            series.title().equals(row.title) || series.title().startsWith(row.title + ":"))
                    .findFirst()
                    .ifPresent(series -> append(table, row, series));
        }
        return table.toString();
    }

    private void append(StringBuilder table, Row row, Series series) {
        table.append("| ").append(row.text).append(" |");
        for (Contenders contender : COLUMNS) {
            OptionalDouble value = row.figure == null
                    ? results.score(series, contender)
                    : results.figure(series, contender, row.figure);
            table.append(' ')
                    .append(value.isPresent() ? String.format(Locale.ROOT, row.format, value.getAsDouble()) : "–")
                    .append(" |");
        }
        table.append('\n');
    }

    /**
     * One figure.
     *
     * @param title the title of its series, or what stands before a colon in it
     * @param figure which figure; {@code null} for the score
     */
    private record Row(String text, String title, @Nullable Figure figure, String format) {

        static Row score(String text, String title, String format) {
            return new Row(text, title, null, format);
        }
    }
}
