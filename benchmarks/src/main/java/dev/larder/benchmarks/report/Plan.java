package dev.larder.benchmarks.report;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.workload.OpenLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;

/** All that is measured, in the order of the report. */
final class Plan {

    private static final String HIT = "HitBenchmark.hit";

    private static final String BATCH = "BatchBenchmark.batch";

    /** Not a benchmark of JMH. */
    private static final String OPEN_LOOP = OpenLoop.class.getSimpleName();

    /** The threads of the series whose speed a rate is a share of. */
    private static final int RATED_THREADS = 32;

    private static final List<Integer> RATES_PERCENT = List.of(25, 50, 75);

    /** A network between zones of a data centre, and one between data centres. */
    private static final List<Integer> DELAYS_MICROS = List.of(250, 1_000);

    private static final List<Contenders> WITH_BATCH = List.of(
            Contenders.LARDER,
            Contenders.LARDER_BASELINE,
            Contenders.REDISSON_TUNED,
            Contenders.LETTUCE,
            Contenders.JETCACHE);

    private static final List<Contenders> WITH_PATTERNS =
            List.of(Contenders.LARDER, Contenders.LARDER_BASELINE, Contenders.REDISSON_TUNED, Contenders.LETTUCE);

    /** Those that differ where clients and not frameworks are asked. */
    private static final List<Contenders> MAIN = List.of(
            Contenders.LARDER,
            Contenders.LARDER_BASELINE,
            Contenders.REDISSON_TUNED,
            Contenders.LETTUCE,
            Contenders.SPRING_LETTUCE);

    private final List<Series> series = new ArrayList<>();

    private Plan() {}

    static List<Series> of(BenchmarkOptions options) {
        Plan plan = new Plan();
        for (int threads : options.threads()) {
            plan.hits(threads, false);
        }
        if (options.virtualThreads()) {
            plan.hits(128, true);
        }
        for (int delayMicros : DELAYS_MICROS) {
            for (int threads : options.threads()) {
                plan.hitsOverANetwork(threads, delayMicros);
            }
        }
        for (int threads : List.of(1, 32)) {
            plan.nearHits(threads);
        }
        plan.mostlyNearHitsOverANetwork();
        plan.latency();
        plan.latencyAtRates(0);
        DELAYS_MICROS.forEach(plan::latencyAtRates);
        plan.batch(1);
        plan.batch(32);
        plan.batchOverANetwork(1);
        plan.batchOverANetwork(32);
        plan.misses(1);
        plan.misses(32);
        plan.slowMisses();
        plan.evictions(options.foreignKeys());
        plan.stampede();
        return plan.series.stream()
                .filter(options::wants)
                .map(series -> series.among(options::wants))
                .toList();
    }

    private void hits(int threads, boolean virtual) {
        String callers = threads == 1 ? "1 thread" : threads + (virtual ? " virtual threads" : " threads");
        add("Hits, " + callers, HIT, Mode.Throughput, threads, virtual, virtual ? MAIN : everyone());
    }

    private void nearHits(int threads) {
        String title = "Near hits, " + (threads == 1 ? "1 thread" : threads + " threads");
        add(
                title,
                HIT,
                Mode.Throughput,
                threads,
                false,
                List.of(
                        Contenders.LARDER_NEAR,
                        Contenders.LARDER_NEAR_DECODED,
                        Contenders.LARDER_NEAR_SHARED,
                        Contenders.JETCACHE_BOTH,
                        Contenders.CAFFEINE));
    }

    /** A near cache has room for most entries; the network decides what the others cost. */
    private void mostlyNearHitsOverANetwork() {
        addDelayed(
                "Hits of which 90 % may be near, 32 threads, 250 µs of network each way",
                HIT, 32, 250, List.of(Contenders.LARDER, Contenders.LARDER_NEAR_MOST));
    }

    /** As many callers as wait at once hide a network's time, so this asks for few and for many. */
    private void hitsOverANetwork(int threads, int delayMicros) {
        // Not the baseline, whose commit may not know the parameter.
        addDelayed(
                hitsTitle(threads, delayMicros),
                HIT,
                threads,
                delayMicros,
                List.of(Contenders.LARDER, Contenders.REDISSON_TUNED, Contenders.LETTUCE));
    }

    private static String hitsTitle(int threads, int delayMicros) {
        String title = "Hits, " + threads(threads);
        return delayMicros == 0 ? title : title + ", " + delayMicros + " µs of network each way";
    }

    private void latency() {
        add("Latency of a hit, 32 threads", HIT, Mode.SampleTime, 32, false, MAIN);
    }

    /** Reads come at a rate that does not depend on the answers, as users do. */
    private void latencyAtRates(int delayMicros) {
        String most = hitsTitle(RATED_THREADS, delayMicros);
        for (int percent : RATES_PERCENT) {
            series.add(new Series(
                    "Latency of a hit at %d %% of Lettuce's most%s"
                            .formatted(percent, delayMicros == 0 ? "" : ", " + delayMicros + " µs of network each way"),
                    OPEN_LOOP,
                    Mode.SampleTime,
                    RATED_THREADS,
                    false,
                    Map.of("delayMicros", Integer.toString(delayMicros)),
                    new Rate(percent, most),
                    List.of(Contenders.LARDER, Contenders.REDISSON_TUNED, Contenders.LETTUCE)));
        }
    }

    private void batch(int threads) {
        String title = "Batch of 100 hits, " + threads(threads);
        add(title, BATCH, Mode.Throughput, threads, false, WITH_BATCH);
    }

    private void batchOverANetwork(int threads) {
        addDelayed(
                "Batch of 100 hits, " + threads(threads) + ", 250 µs of network each way",
                BATCH,
                threads,
                250,
                WITH_BATCH.stream()
                        .filter(contender -> contender != Contenders.LARDER_BASELINE)
                        .toList());
    }

    private void misses(int threads) {
        String title = "Misses with an instant loader, " + threads(threads);
        add(title, "MissBenchmark.miss", Mode.Throughput, threads, false, MAIN);
    }

    /** The loader that most services have, which takes longer than the commands. */
    private void slowMisses() {
        series.add(new Series(
                "Misses with a loader of 2 ms, 1 thread",
                "MissBenchmark.miss",
                Mode.Throughput,
                1,
                false,
                Map.of("loadMillis", "2"),
                null,
                // Not the baseline, whose commit may not know the parameter.
                List.of(Contenders.LARDER, Contenders.REDISSON_TUNED, Contenders.LETTUCE, Contenders.SPRING_LETTUCE)));
    }

    private void evictions(List<Integer> foreignKeys) {
        for (int keys : foreignKeys) {
            series.add(new Series(
                    String.format(Locale.ROOT, "Eviction of a group of 100 keys among %,d others", keys),
                    "GroupEvictionBenchmark.evict",
                    Mode.SingleShotTime,
                    1,
                    false,
                    Map.of("otherKeys", Integer.toString(keys)),
                    null,
                    WITH_PATTERNS));
        }
    }

    private void stampede() {
        add(
                "Stampede: 4 clients × 16 threads want one missing key, which takes 50 ms to load",
                "StampedeBenchmark.stampede",
                Mode.AverageTime,
                1,
                false,
                MAIN);
    }

    private static List<Contenders> everyone() {
        return Arrays.stream(Contenders.values())
                .filter(contender -> !Contenders.NEAR.contains(contender))
                .toList();
    }

    private static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private void addDelayed(String title, String benchmark, int threads, int delayMicros, List<Contenders> contenders) {
        series.add(new Series(
                title,
                benchmark,
                Mode.Throughput,
                threads,
                false,
                Map.of("delayMicros", Integer.toString(delayMicros)),
                null,
                contenders));
    }

    private void add(
            String title, String benchmark, Mode mode, int threads, boolean virtual, List<Contenders> contenders) {
        series.add(new Series(title, benchmark, mode, threads, virtual, Map.of(), null, contenders));
    }
}
