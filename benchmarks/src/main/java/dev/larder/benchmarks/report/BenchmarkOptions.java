package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asked for.
 *
 * @param rounds how many turns of each contender are measured
 * @param warmupSeconds of a contender that one thread calls; several get twice as many, since they leave the compiler less
 * @param turnMillis how long a turn takes
 * @param threads thread counts of the hits
 * @param foreignKeys sizes of the keyspace that a group is evicted from
 * @param only words, one of which a series' title must hold; none: all series
 * @param contenders the contenders that are measured; none: all
 * @param virtualJvm a JVM with virtual threads, or {@code null} where there is none
 * @param document the page to write the figures into
 * @param baseline the checkout of another commit, built and with its class path written, or {@code null} for none
 * @param resume whether to keep what an earlier run measured
 */
record BenchmarkOptions(
        int rounds,
        int warmupSeconds,
        int turnMillis,
        List<Integer> threads,
        List<Integer> foreignKeys,
        List<String> only,
        List<Contenders> contenders,
        @Nullable Path virtualJvm,
        Path document,
        @Nullable Path baseline,
        boolean resume) {

    private static final String USAGE = """
            Options: --quick                one short round, smaller keyspaces; written to target/
                     --resume               keeps what an earlier run measured, and measures what is missing
                     --rounds=N             turns of each contender that count (default 15)
                     --only=WORD[,WORD...]  only series whose title holds one of these words
                     --contenders=A[,B...]  only these, by the names of the enum Contenders
                     --virtual-jvm=PATH     the java launcher for virtual threads (default: this one, from 21 on)
                     --baseline=DIRECTORY   another commit's checkout, as one more contender (see docs/benchmarks.md)
                     --document=PATH        the page to write the figures into""";

    static BenchmarkOptions parse(List<String> arguments) {
        BenchmarkOptions options = arguments.contains("--quick") ? quick() : full();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--rounds=")) {
                options = options.withRounds(Integer.parseInt(value));
            } else if (argument.startsWith("--only=")) {
                options =
                        options.withOnly(List.of(value.toLowerCase(Locale.ROOT).split(",")));
            } else if (argument.startsWith("--contenders=")) {
                options = options.withContenders(
                        Stream.of(value.split(",")).map(Contenders::valueOf).toList());
            } else if (argument.startsWith("--virtual-jvm=")) {
                options = options.withVirtualJvm(Path.of(value));
            } else if (argument.startsWith("--document=")) {
                options = options.withDocument(Path.of(value));
            } else if (argument.startsWith("--baseline=")) {
                options = options.withBaseline(Path.of(value));
            } else if (argument.equals("--resume")) {
                options = options.withResume();
            } else if (!argument.equals("--quick")) {
                throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
            }
        }
        return options;
    }

    int warmupSeconds(int threads) {
        return threads == 1 ? warmupSeconds : 2 * warmupSeconds;
    }

    boolean virtualThreads() {
        return virtualJvm != null;
    }

    boolean wants(Series series) {
        String title = series.title().toLowerCase(Locale.ROOT);
        return only.isEmpty() || only.stream().anyMatch(title::contains);
    }

    boolean wants(Contenders contender) {
        boolean isKnown = contender != Contenders.LARDER_BASELINE || baseline != null;
        return isKnown && (contenders.isEmpty() || contenders.contains(contender));
    }

    private static BenchmarkOptions full() {
        return new BenchmarkOptions(
                15,
                15,
                500,
                List.of(1, 8, 32, 128),
                List.of(10_000, 100_000, 1_000_000),
                List.of(),
                List.of(),
                launcherWithVirtualThreads(),
                Path.of("docs", "benchmarks.md"),
                null,
                false);
    }

    private static BenchmarkOptions quick() {
        return new BenchmarkOptions(
                1,
                1,
                500,
                List.of(1, 32),
                List.of(10_000),
                List.of(),
                List.of(),
                null,
                Path.of("benchmarks", "target", "benchmarks.md"),
                null,
                false);
    }

    private static @Nullable Path launcherWithVirtualThreads() {
        return Runtime.version().feature() >= 21 ? Path.of(System.getProperty("java.home"), "bin", "java") : null;
    }

    private BenchmarkOptions withRounds(int given) {
        return new BenchmarkOptions(
                given,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                contenders,
                virtualJvm,
                document,
                baseline,
                resume);
    }

    private BenchmarkOptions withOnly(List<String> given) {
        List<String> words =
                Stream.of(given).flatMap(List::stream).map(String::strip).toList();
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                words,
                contenders,
                virtualJvm,
                document,
                baseline,
                resume);
    }

    private BenchmarkOptions withContenders(List<Contenders> given) {
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                given,
                virtualJvm,
                document,
                baseline,
                resume);
    }

    private BenchmarkOptions withVirtualJvm(Path given) {
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                contenders,
                given,
                document,
                baseline,
                resume);
    }

    private BenchmarkOptions withDocument(Path given) {
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                contenders,
                virtualJvm,
                given,
                baseline,
                resume);
    }

    private BenchmarkOptions withBaseline(Path given) {
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                contenders,
                virtualJvm,
                document,
                given,
                resume);
    }

    private BenchmarkOptions withResume() {
        return new BenchmarkOptions(
                rounds,
                warmupSeconds,
                turnMillis,
                threads,
                foreignKeys,
                only,
                contenders,
                virtualJvm,
                document,
                baseline,
                true);
    }
}
