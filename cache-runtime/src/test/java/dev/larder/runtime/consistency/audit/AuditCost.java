package dev.larder.runtime.consistency.audit;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.redis.RedisServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the auditor costs a hit of one thread: hits of the near cache on a shared object, which are the fastest, hits of the
 * store in memory, and hits of a Redis of its own. The contenders take turns, and the ratio to the one without audits is taken within
 * a round; the median of the rounds is printed.
 *
 * <pre>{@code AuditCost 41 100}</pre>
 *
 * <p>The arguments are the number of rounds and the milliseconds of a turn. The contender {@code off} comes twice, which shows how much
 * the machine alone makes two contenders differ.
 */
public final class AuditCost {

    private static final int KEYS = 1000;

    private static final int CALLS = 100;

    private static final List<String> NAMES = List.of("off", "off again", "0.01%", "1%");

    private static final List<Double> SHARES = List.of(0.0, 0.0, 0.0001, 0.01);

    /** A value of some size. */
    public record Customer(long id, String name, String city, List<String> tags) {}

    private final int rounds;

    private final long turnNanos;

    private long sink;

    private AuditCost(int rounds, long turnNanos) {
        this.rounds = rounds;
        this.turnNanos = turnNanos;
    }

    public static void main(String[] arguments) {
        AuditCost cost = new AuditCost(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 41,
                TimeUnit.MILLISECONDS.toNanos(arguments.length > 1 ? Long.parseLong(arguments[1]) : 100));
        cost.compare("near hit", null, true);
        cost.compare("hit in memory", null, false);
        try (RedisServer server = RedisServer.start()) {
            cost.compare("hit in Redis", server.uri(), false);
        }
        System.exit(cost.sink == 0 ? 1 : 0);
    }

    private void compare(String title, @Nullable String uri, boolean near) {
        List<Larder> larders = new ArrayList<>();
        List<ReadThrough<Customer>> contenders = new ArrayList<>();
        for (double share : SHARES) {
            var builder = Larder.builder()
                    .audit(AuditConfig.DEFAULTS.withShare(share))
                    .keyPrefix("p" + larders.size());
            Larder larder = (uri == null ? builder.store(InMemoryCacheStore.create()) : builder.uri(uri)).open();
            CachedMethod.Builder<Customer> method = CachedMethod.returning(Customer.class)
                    .named("Customers.find")
                    .key("customer:{id}")
                    .ttl(Duration.ofHours(2));
            larders.add(larder);
            contenders.add(
                    larder.readThrough((near ? method.near(Duration.ofHours(1)).nearShared() : method).build()));
        }
        double[][] busy = new double[SHARES.size()][rounds];
        double[][] elapsed = new double[SHARES.size()][rounds];
        for (int round = -rounds / 2; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                // Another one begins each round.
                int turn = Math.floorMod(i + round, contenders.size());
                Turn measured = turn(contenders.get(turn));
                if (round >= 0) {
                    busy[turn][round] = measured.busyNanos();
                    elapsed[turn][round] = measured.elapsedNanos();
                }
            }
        }
        for (int i = 0; i < contenders.size(); i++) {
            MethodStats stats = larders.get(i).stats("Customers.find");
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %.1f ns of the processor, ratio %.3f; %.1f ns elapsed, ratio %.3f; audits %d, skipped %d%n",
                    title,
                    NAMES.get(i),
                    median(busy[i]),
                    median(ratios(busy[i], busy[0])),
                    median(elapsed[i]),
                    median(ratios(elapsed[i], elapsed[0])),
                    stats.audits(),
                    stats.skippedAudits());
        }
        larders.forEach(Larder::close);
    }

    private double[] ratios(double[] some, double[] base) {
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, round -> some[round] / base[round]);
        return ratios;
    }

    /**
     * The cost of a call.
     *
     * @param busyNanos the processor's time of the calling thread, which hardly depends on what else the machine does
     */
    private record Turn(double busyNanos, double elapsedNanos) {}

    private Turn turn(ReadThrough<Customer> find) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long busy = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long calls = 0;
        long now = start;
        while (now - start < turnNanos) {
            for (int i = 0; i < CALLS; i++) {
                long id = (calls + i) % KEYS;
                Customer customer = find.get(find.key(id), () -> load(id));
                sink += customer == null ? 0 : customer.id() + 1;
            }
            calls += CALLS;
            now = System.nanoTime();
        }
        return new Turn((double) (threads.getCurrentThreadCpuTime() - busy) / calls, (double) (now - start) / calls);
    }

    private static Customer load(long id) {
        return new Customer(id, "Customer " + id, "Uppsala", List.of("new", "customer"));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
