package dev.larder.runtime.redisson.near;

import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.test.redis.RedisServer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures what the messages to near caches cost a process that evicts, for {@code docs/design-decisions.md}: medians of
 * interleaved rounds, without messages, with messages that nobody hears, and with one subscriber. Takes half a minute.
 *
 * <p>With the argument {@code delay=250} a network is between client and server that takes at least so many microseconds each way.
 * Takes five minutes.
 */
public final class NearMessageFigures {

    private static final int ROUNDS = 40;

    private static final int ROUNDS_OVER_A_NETWORK = 10;

    private static final int EACH = 200;

    private static final NearLink.Settings SETTINGS = new NearLink.Settings("app:", Duration.ofMillis(500));

    private NearMessageFigures() {}

    public static void main(String[] arguments) {
        long delay = delayMicros(arguments);
        try (RedisServer server = RedisServer.start();
                FaultProxy network = FaultProxy.before(server.port());
                RedissonCacheStore silent = connect(server, network, delay);
                RedissonCacheStore telling = connect(server, network, delay);
                RedissonCacheStore heard = connect(server, network, delay);
                RedissonCacheStore subscriber = Loads.connect(server)) {
            network.toServer().delay(Duration.of(delay, ChronoUnit.MICROS));
            network.toClient().delay(Duration.of(delay, ChronoUnit.MICROS));
            NearLink.Settings other = new NearLink.Settings("heard:", SETTINGS.staleness());
            List<NearLink> links = List.of(link(telling, SETTINGS), link(heard, other), link(subscriber, other));
            NearLink link = links.get(2);
            link.begin();
            RedisServer.await(
                    "it is linked", Duration.ofSeconds(10), () -> link.state().phase() == NearLink.Phase.LINKED);
            List<RedissonCacheStore> stores = List.of(silent, telling, heard);
            for (int rounds : delay == 0 ? new int[] {10, ROUNDS} : new int[] {3, ROUNDS_OVER_A_NETWORK}) {
                // The first time without a look at the figures, since the JVM compiles.
                System.out.println("| command | without | told | heard | told/without | heard/without |");
                System.out.println("|---|---:|---:|---:|---:|---:|");
                measureAll(stores, rounds);
            }
        }
        System.exit(0);
    }

    private static long delayMicros(String[] arguments) {
        if (arguments.length == 0) {
            return 0;
        }
        if (arguments.length > 1 || !arguments[0].matches("delay=\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "the only argument is delay=MICROSECONDS, but was " + String.join(" ", arguments));
        }
        return Long.parseLong(arguments[0].substring("delay=".length()));
    }

    private static RedissonCacheStore connect(RedisServer server, FaultProxy network, long delay) {
        return delay == 0
                ? Loads.connect(server)
                : RedissonCacheStore.connect(RedisSettings.parse("redis://127.0.0.1:" + network.port()), Loads.PATIENT);
    }

    private static void measureAll(List<RedissonCacheStore> stores, int rounds) {
        measure("an exact key", stores, rounds, (store, i) -> Loads.evict(store, "app:user:" + i % 100));
        List<String> keys =
                IntStream.range(0, 100).mapToObj(i -> "app:row:" + i).toList();
        measure("100 exact keys", stores, rounds, (store, i) -> Loads.await(store.evict(keys, List.of())));
        Loads.load(stores.get(0), "app:group:1:a", "1");
        measure("a group of one key", stores, rounds, (store, i) -> Loads.evict(store, Loads.under("app:group:1")));
        measure(
                "a group without keys",
                stores,
                rounds,
                (store, i) -> Loads.evict(store, Loads.under("app:none:" + i % 100)));
        measure(
                "the beginning of an update",
                stores,
                rounds,
                (store, i) -> Loads.await(store.beginUpdate(Loads.request("app:update:" + i % 100))));
        measure("a load", stores, rounds, (store, i) -> {
            String key = "app:load:" + System.nanoTime();
            Loads.load(store, Loads.request(key), "{\"id\":42}", Duration.ofSeconds(1));
        });
    }

    private static NearLink link(RedissonCacheStore store, NearLink.Settings settings) {
        return store.nearLink(settings, removal -> {}).orElseThrow();
    }

    private static void measure(String what, List<RedissonCacheStore> stores, int rounds, Step step) {
        double[][] micros = new double[stores.size()][rounds];
        for (int round = -5; round < rounds; round++) {
            for (int i = 0; i < stores.size(); i++) {
                long[] nanos = new long[EACH];
                for (int j = 0; j < EACH; j++) {
                    long before = System.nanoTime();
                    step.run(stores.get(i), j);
                    nanos[j] = System.nanoTime() - before;
                }
                Arrays.sort(nanos);
                if (round >= 0) {
                    micros[i][round] = nanos[EACH / 2] / 1e3;
                }
            }
        }
        double without = median(micros[0]);
        double told = median(micros[1]);
        double heard = median(micros[2]);
        System.out.printf(
                "| %s | %.1f µs | %.1f µs | %.1f µs | %.2f | %.2f |%n",
                what, without, told, heard, told / without, heard / without);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private interface Step {

        void run(RedissonCacheStore store, int i);
    }
}
