package dev.larder.benchmarks.report;

import static dev.larder.benchmarks.contender.Contenders.CAFFEINE;
import static dev.larder.benchmarks.contender.Contenders.JETCACHE;
import static dev.larder.benchmarks.contender.Contenders.JETCACHE_BOTH;
import static dev.larder.benchmarks.contender.Contenders.LARDER;
import static dev.larder.benchmarks.contender.Contenders.LARDER_NEAR;
import static dev.larder.benchmarks.contender.Contenders.LARDER_NEAR_SHARED;
import static dev.larder.benchmarks.contender.Contenders.LETTUCE;
import static dev.larder.benchmarks.contender.Contenders.REDISSON_DEFAULTS;
import static dev.larder.benchmarks.contender.Contenders.REDISSON_TUNED;
import static dev.larder.benchmarks.contender.Contenders.SPRING_LETTUCE;

import dev.larder.benchmarks.contender.Contenders;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Mode;

/**
 * One thing that Larder set out to reach, and what it reached.
 *
 * @param text the aim in words
 * @param wanted the bound on the ratio
 * @param atMost whether the ratio should be at most the bound, rather than at least
 * @param reached the ratio that was measured
 */
record Aim(String text, double wanted, boolean atMost, double reached) {

    boolean isReached() {
        return atMost ? reached <= wanted : reached >= wanted;
    }

    /** The aims for which there are measurements. */
    static List<Aim> of(Results results) {
        List<Aim> aims = new ArrayList<>();
        for (Series series : results.series()) {
            switch (series.title()) {
                case "Hits, 1 thread" -> {
                    faster(aims, results, series, 0.97, REDISSON_TUNED, REDISSON_DEFAULTS);
                    allocation(aims, results, series);
                }
                case "Hits, 32 threads" -> {
                    faster(aims, results, series, 2.5, LETTUCE);
                    faster(aims, results, series, 2.2, SPRING_LETTUCE);
                    faster(aims, results, series, 5.0, REDISSON_DEFAULTS);
                    allocation(aims, results, series);
                    serverTime(aims, results, series);
                }
                case "Near hits, 1 thread", "Near hits, 32 threads" -> {
                    slower(aims, results, series, LARDER_NEAR_SHARED, 1.3, CAFFEINE);
                    faster(aims, results, series, LARDER_NEAR, 1.5, JETCACHE_BOTH);
                }
                case "Hits, 128 threads" -> faster(aims, results, series, 2.5, LETTUCE);
                case "Latency of a hit, 32 threads" -> faster(aims, results, series, 1.0, LETTUCE);
                case "Hits, 1 thread, 250 µs of network each way", "Hits, 8 threads, 250 µs of network each way" ->
                    faster(aims, results, series, 0.98, LETTUCE);
                case "Hits, 32 threads, 250 µs of network each way" -> faster(aims, results, series, 1.2, LETTUCE);
                case "Hits, 128 threads, 250 µs of network each way" -> faster(aims, results, series, 1.6, LETTUCE);
                case "Misses with an instant loader, 1 thread", "Misses with an instant loader, 32 threads" -> {
                    slower(aims, results, series, 1.9, LETTUCE);
                    slower(aims, results, series, 1.9, REDISSON_TUNED);
                }
                case "Misses with a loader of 2 ms, 1 thread" -> slower(aims, results, series, 1.15, LETTUCE);
                default -> {
                    if (series.title().endsWith("1000 µs of network each way") && series.mode() == Mode.Throughput) {
                        faster(aims, results, series, 0.98, LETTUCE);
                    } else if (series.title().startsWith("Batch of 100 hits")) {
                        faster(aims, results, series, 1.0, LETTUCE);
                        faster(aims, results, series, 1.15, JETCACHE);
                    } else if (series.rate() != null) {
                        slower(aims, results, series, 1.05, LETTUCE);
                        slowerMedian(aims, results, series);
                    }
                }
            }
        }
        return aims;
    }

    /** At least so many times as fast as the fastest of the peers. */
    private static void faster(List<Aim> aims, Results results, Series series, double wanted, Contenders... peers) {
        faster(aims, results, series, LARDER, wanted, peers);
    }

    private static void faster(
            List<Aim> aims, Results results, Series series, Contenders mine, double wanted, Contenders... peers) {
        OptionalDouble least = OptionalDouble.empty();
        String name = "";
        for (Contenders peer : peers) {
            OptionalDouble ratio = results.advantage(series, mine, peer);
            if (ratio.isPresent() && (least.isEmpty() || ratio.getAsDouble() < least.getAsDouble())) {
                least = ratio;
                name = peer.title();
            }
        }
        String text = series.title() + ": speed against " + name;
        least.ifPresent(reached -> aims.add(new Aim(text, wanted, false, reached)));
    }

    private static void slower(List<Aim> aims, Results results, Series series, double wanted, Contenders peer) {
        slower(aims, results, series, LARDER, wanted, peer);
    }

    private static void slower(
            List<Aim> aims, Results results, Series series, Contenders mine, double wanted, Contenders peer) {
        String text = series.title() + ": time against " + peer.title();
        results.advantage(series, peer, mine).ifPresent(reached -> aims.add(new Aim(text, wanted, true, reached)));
    }

    private static void slowerMedian(List<Aim> aims, Results results, Series series) {
        ratio(results, series, Figure.MEDIAN, LETTUCE)
                .ifPresent(reached ->
                        aims.add(new Aim(series.title() + ": median against " + LETTUCE.title(), 1.05, true, reached)));
    }

    private static void serverTime(List<Aim> aims, Results results, Series series) {
        ratio(results, series, Figure.SERVER_TIME, LETTUCE)
                .ifPresent(reached -> aims.add(new Aim(
                        series.title() + ": server's processor time for a hit against " + LETTUCE.title(),
                        0.6,
                        true,
                        reached)));
    }

    private static OptionalDouble ratio(Results results, Series series, Figure figure, Contenders peer) {
        OptionalDouble mine = results.figure(series, LARDER, figure);
        OptionalDouble theirs = results.figure(series, peer, figure);
        return mine.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(mine.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    private static void allocation(List<Aim> aims, Results results, Series series) {
        ratio(results, series, Figure.ALLOCATION, REDISSON_TUNED)
                .ifPresent(reached -> aims.add(new Aim(
                        series.title() + ": allocation against " + REDISSON_TUNED.title(), 1.2, true, reached)));
    }
}
