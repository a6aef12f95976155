package dev.larder.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt name stands for. The runtime does the same for names of settings and methods. */
public final class NearestName {

    private NearestName() {}

    /**
     * Returns the candidate at the smallest edit distance, the first one of several; empty if none is close. A
     * candidate is close if at most half of the shorter name's characters differ, or if one name begins or ends with
     * the other.
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> isClose(name, candidate) || contains(name, candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    private static boolean isClose(String name, String candidate) {
        return distance(name, candidate) <= Math.max(1, Math.min(name.length(), candidate.length()) / 2);
    }

    private static boolean contains(String name, String candidate) {
        String shorter = (name.length() < candidate.length() ? name : candidate).toLowerCase(Locale.ROOT);
        String longer = (name.length() < candidate.length() ? candidate : name).toLowerCase(Locale.ROOT);
        return shorter.length() >= 2 && (longer.startsWith(shorter) || longer.endsWith(shorter));
    }

    /** Returns the Levenshtein distance, ignoring case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
