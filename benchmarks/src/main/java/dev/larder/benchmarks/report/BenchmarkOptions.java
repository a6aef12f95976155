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
 * @param except words of which a series' title must hold none
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
        List<String> except,
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
                     --except=WORD[,WORD...] no series whose title holds one of these words
                     --contenders=A[,B...]  only these, by the names of the enum Contenders
                     --virtual-jvm=PATH     the java launcher for virtual threads (default: this one, from 21 on)
                     --baseline=DIRECTORY   another commit's checkout, as one more contender (see docs/benchmarks.md)
                     --document=PATH        the page to write the figures into""";

    static BenchmarkOptions parse(List<String> arguments) {
        BenchmarkOptions preset = arguments.contains("--quick") ? quick() : full();
        int rounds = preset.rounds;
        List<String> only = preset.only;
        List<String> except = preset.except;
        List<Contenders> contenders = preset.contenders;
        Path virtualJvm = preset.virtualJvm;
        Path document = preset.document;
        Path baseline = preset.baseline;
        boolean resume = preset.resume;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--rounds=")) {
                rounds = Integer.parseInt(value);
            } else if (argument.startsWith("--only=")) {
                only = words(value);
            } else if (argument.startsWith("--except=")) {
                except = words(value);
            } else if (argument.startsWith("--contenders=")) {
                contenders =
                        Stream.of(value.split(",")).map(Contenders::valueOf).toList();
            } else if (argument.startsWith("--virtual-jvm=")) {
                virtualJvm = Path.of(value);
            } else if (argument.startsWith("--document=")) {
                document = Path.of(value);
            } else if (argument.startsWith("--baseline=")) {
                baseline = Path.of(value);
            } else if (argument.equals("--resume")) {
                resume = true;
            } else if (!argument.equals("--quick")) {
                throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
            }
        }
        return new BenchmarkOptions(
                rounds,
                preset.warmupSeconds,
                preset.turnMillis,
                preset.threads,
                preset.foreignKeys,
                only,
                except,
                contenders,
                virtualJvm,
                document,
                baseline,
                resume);
    }

    int warmupSeconds(int threads) {
        return threads == 1 ? warmupSeconds : 2 * warmupSeconds;
    }

    boolean virtualThreads() {
        return virtualJvm != null;
    }

    boolean wants(Series series) {
        String title = series.title().toLowerCase(Locale.ROOT);
        return (only.isEmpty() || only.stream().anyMatch(title::contains))
                && except.stream().noneMatch(title::contains);
    }

    boolean wants(Contenders contender) {
        boolean isKnown = contender != Contenders.LARDER_BASELINE || baseline != null;
        return isKnown && (contenders.isEmpty() || contenders.contains(contender));
    }

    private static List<String> words(String value) {
        return Stream.of(value.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
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
                List.of(),
                null,
                Path.of("benchmarks", "target", "benchmarks.md"),
                null,
                false);
    }

    private static @Nullable Path launcherWithVirtualThreads() {
        return Runtime.version().feature() >= 21 ? Path.of(System.getProperty("java.home"), "bin", "java") : null;
    }
}
