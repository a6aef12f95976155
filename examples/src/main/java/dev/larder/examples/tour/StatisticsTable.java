package dev.larder.examples.tour;

import dev.larder.runtime.LarderStats;
import dev.larder.runtime.MethodStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Larder counted, as lines of a table. */
final class StatisticsTable {

    private StatisticsTable() {}

    static List<String> of(LarderStats statistics) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "  %-30s %6s %8s %8s %7s %11s %10s %7s",
                "", "hits", "absent", "misses", "loads", "mean load", "evictions", "errors"));
        statistics.methods().forEach((name, method) -> lines.add(row(name, method)));
        lines.add(row("all", statistics.total()));
        return lines;
    }

    private static String row(String name, MethodStats method) {
        return String.format(
                Locale.ROOT,
                "  %-30s %6d %8d %8d %7d %8.2f ms %10d %7d",
                name,
                method.hits(),
                method.absentHits(),
                method.misses(),
                method.loads(),
                meanMillis(method.totalLoadTime(), method.loads()),
                method.evictions(),
                method.errors());
    }

    private static double meanMillis(Duration total, long loads) {
        return loads == 0 ? 0 : total.toNanos() / 1e6 / loads;
    }
}
