package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;

/**
 * One question put to several contenders: a table of the report.
 *
 * @param title what is asked
 * @param benchmark the JMH benchmark that answers, as {@code Class.method}
 * @param mode how it is measured
 * @param threads how many threads call
 * @param virtual whether they are virtual threads
 * @param parameters further JMH parameters
 * @param rate the fixed rate of calls of an open loop; {@code null} where a call follows the answer to the one before
 * @param contenders who is asked
 */
record Series(
        String title,
        String benchmark,
        Mode mode,
        int threads,
        boolean virtual,
        Map<String, String> parameters,
        @Nullable Rate rate,
        List<Contenders> contenders) {

    /** Returns the same question, put to those contenders only. */
    Series among(Predicate<Contenders> wanted) {
        return new Series(
                title,
                benchmark,
                mode,
                threads,
                virtual,
                parameters,
                rate,
                contenders.stream().filter(wanted).toList());
    }

    /** Whether a smaller score is a better one. */
    boolean isTime() {
        return mode != Mode.Throughput;
    }

    String unit() {
        return switch (mode) {
            case Throughput -> "calls/s";
            case SampleTime -> "p99, µs";
            default -> "ms";
        };
    }
}
