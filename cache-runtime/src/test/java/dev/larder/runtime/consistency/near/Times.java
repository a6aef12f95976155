package dev.larder.runtime.consistency.near;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A histogram of times, by buckets of about 3 % of the time. Thread-safe. */
final class Times {

    private static final int STEPS = 32;

    private static final int BUCKETS = 36 * STEPS;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    private final AtomicLong longest = new AtomicLong();

    void add(long nanos) {
        double octaves = Math.log(Math.max(1, nanos / 1000.0)) / Math.log(2);
        counts.incrementAndGet(Math.min(BUCKETS - 1, (int) (octaves * STEPS)));
        longest.accumulateAndGet(nanos, Math::max);
    }

    long count() {
        return IntStream.range(0, BUCKETS).mapToLong(counts::get).sum();
    }

    /** Returns the time that a share of all times do not exceed, in milliseconds. */
    double quantile(double share) {
        long rank = (long) Math.ceil(share * count());
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= rank && seen > 0) {
                return Math.pow(2, (i + 0.5) / STEPS) / 1000;
            }
        }
        return 0;
    }

    double longestMillis() {
        return longest.get() / 1e6;
    }

    /** Adds what {@link #toText} of another process gave. */
    void addText(String text) {
        String[] parts = text.split(";", -1);
        longest.accumulateAndGet(Long.parseLong(parts[0]), Math::max);
        if (!parts[1].isEmpty()) {
            Arrays.stream(parts[1].split(","))
                    .map(pair -> pair.split(":"))
                    .forEach(pair -> counts.addAndGet(Integer.parseInt(pair[0]), Long.parseLong(pair[1])));
        }
    }

    String toText() {
        return longest.get() + ";"
                + IntStream.range(0, BUCKETS)
                        .filter(i -> counts.get(i) > 0)
                        .mapToObj(i -> i + ":" + counts.get(i))
                        .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d times, median %.2f ms, p99 %.2f ms, longest %.2f ms",
                count(),
                quantile(0.5),
                quantile(0.99),
                longestMillis());
    }
}
