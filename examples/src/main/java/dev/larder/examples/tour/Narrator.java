package dev.larder.examples.tour;

import dev.larder.examples.redis.RedisView.Entry;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a tour in columns, for a terminal 120 characters wide. */
final class Narrator {

    private static final int JSON_WIDTH = 96;

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    void step(int number, String title, String explanation, String annotation) {
        out.println();
        out.printf("%2d. %s%n", number, title);
        explanation.lines().forEach(line -> out.println("    " + line));
        annotation.lines().forEach(line -> out.println("      " + line));
        out.println();
    }

    void observed(Observation observation) {
        out.printf(
                Locale.ROOT,
                "    %-50s %-12s %9.2f ms  %s%n",
                observation.call(),
                observation.outcome(),
                observation.time().toNanos() / 1e6,
                count(observation.statements(), "statement"));
        observation.gone().forEach(key -> out.println("        - " + key));
        observation.written().forEach(this::written);
    }

    private void written(Entry entry) {
        out.printf("        + %-47s %s left%n", entry.key(), remaining(entry.timeToLive()));
        out.println("          " + abridged(entry.text()));
    }

    void left(String glob, List<String> keys) {
        out.println("      " + glob + " in Redis now:" + (keys.isEmpty() ? " nothing" : ""));
        keys.forEach(key -> out.println("        " + key));
    }

    static String count(long number, String noun) {
        return (number == 0 ? "no" : String.format(Locale.ROOT, "%,d", number)) + ' ' + noun + (number == 1 ? "" : "s");
    }

    private static String abridged(String json) {
        return json.length() <= JSON_WIDTH
                ? json
                : json.substring(0, JSON_WIDTH) + String.format(Locale.ROOT, "... (%,d characters)", json.length());
    }

    private static String remaining(@Nullable Duration timeToLive) {
        if (timeToLive == null) {
            return "no limit";
        }
        Duration rounded = timeToLive.plusMillis(500);
        return rounded.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%dh %02dm %02ds",
                        rounded.toHours(),
                        rounded.toMinutesPart(),
                        rounded.toSecondsPart())
                : String.format(Locale.ROOT, "%dm %02ds", rounded.toMinutes(), rounded.toSecondsPart());
    }
}
