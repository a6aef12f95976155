package dev.larder.outbox.jdbc;

import dev.larder.runtime.error.CacheException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The targets of a row as one text: a line for each. Targets hold no line break. */
final class TargetText {

    /** Maximum number of characters of a row's targets; the column is as long. */
    static final int MAX_LENGTH = 4000;

    private TargetText() {}

    /** Returns the texts of as few rows as hold all targets, each once. */
    static List<String> rows(Collection<String> targets) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String target : targets.stream().distinct().toList()) {
            requireShort(target);
            if (row.length() > 0 && row.length() + 1 + target.length() > MAX_LENGTH) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : "\n").append(target);
        }
        rows.add(row.toString());
        return rows;
    }

    static List<String> targets(String row) {
        return List.of(row.split("\n", -1));
    }

    private static void requireShort(String target) {
        if (target.length() > MAX_LENGTH) {
            throw new CacheException("a key or pattern of an eviction has " + target.length()
                    + " characters, and the outbox keeps at most " + MAX_LENGTH
                    + "; give it fewer placeholders, or a digest such as {filter|sha256}");
        }
    }
}
