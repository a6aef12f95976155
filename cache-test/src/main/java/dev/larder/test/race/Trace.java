package dev.larder.test.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one order as they were made, in a column for each call. Thread-safe. */
final class Trace {

    /** Stands for what no call of the race does: the check, and work in the background. */
    static final int AFTERWARDS = -1;

    private static final int LONGEST = 70;

    private final List<String> names;

    private final List<Line> lines = new ArrayList<>();

    private record Line(int lane, String text) {}

    Trace(List<String> names) {
        this.names = names;
    }

    synchronized void add(int lane, String text) {
        lines.add(new Line(lane, text));
    }

    /** Forgets the steps of preparations. */
    synchronized void clear() {
        lines.clear();
    }

    /** Returns a value as a step shows it. */
    static String shown(@Nullable Object value) {
        Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        String text = inner instanceof CharSequence ? "\"" + inner + "\"" : String.valueOf(inner);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    @Override
    public synchronized String toString() {
        List<Integer> starts = starts();
        StringBuilder table = new StringBuilder();
        for (int lane = 0; lane < names.size(); lane++) {
            pad(table, 0, starts.get(lane));
            table.append(names.get(lane));
        }
        table.append('\n');
        boolean afterwards = false;
        for (Line line : lines) {
            if (line.lane() == AFTERWARDS && !afterwards) {
                table.append("  afterwards\n");
                afterwards = true;
            }
            int start = table.length();
            pad(table, start, line.lane() == AFTERWARDS ? starts.get(0) + 2 : starts.get(line.lane()));
            table.append(line.text()).append('\n');
        }
        return table.toString();
    }

    /** Returns the column in which each call's steps begin: behind the longest step of the call before. */
    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        int start = 2;
        for (int lane = 0; lane < names.size(); lane++) {
            starts.add(start);
            int mine = lane;
            int width = lines.stream()
                    .filter(line -> line.lane() == mine)
                    .mapToInt(line -> line.text().length())
                    .max()
                    .orElse(0);
            start += Math.max(width, names.get(lane).length()) + 2;
        }
        return starts;
    }

    private static void pad(StringBuilder table, int lineStart, int column) {
        while (table.length() - lineStart < column) {
            table.append(' ');
        }
    }
}
