package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.consistency.oracle.CacheUnderTest.Loads;
import dev.larder.runtime.consistency.run.Fault;
import dev.larder.runtime.consistency.run.FaultInjector;
import dev.larder.runtime.spi.StoreTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Looks for stale reads while many threads read and change few rows through a cache, and faults occur.
 *
 * <pre>{@code Oracle cache=larder readers=8 writers=4 nodes=2 keys=40 seconds=60 faults=all}</pre>
 *
 * <p>It starts a server of its own. {@code cache=naive} runs the same against cache-aside by hand, which shows that
 * the oracle can tell. The program exits with 1 when it found a stale row.
 */
public final class Oracle {

    /** Longer than Larder waits for a command (250 ms), so that many commands are late; and a busy machine connects. */
    private static final StoreTimeouts TIMEOUTS =
            new StoreTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final Settings settings;

    private final Truth truth;

    private final ReadTransactions transactions;

    private final Tally tally = new Tally();

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Oracle(Settings settings) {
        this.settings = settings;
        this.truth = new Truth(settings.keys());
        this.transactions = new ReadTransactions(truth);
    }

    public static void main(String[] arguments) throws Exception {
        Report report = run(Settings.parse(arguments));
        System.out.println(report);
        System.exit(report.staleReads() + report.staleAtRest() + report.falseFindings() == 0 ? 0 : 1);
    }

    static Report run(Settings settings) throws InterruptedException {
        return new Oracle(settings).run();
    }

    private Report run() throws InterruptedException {
        try (Servers servers = start()) {
            List<CacheUnderTest> nodes = new ArrayList<>();
            try {
                for (int i = 0; i < settings.nodes(); i++) {
                    nodes.add(open(servers));
                }
                Map<String, Integer> faults = work(servers, nodes);
                Loads loads = nodes.stream().map(CacheUnderTest::loads).reduce(Loads.NONE, Loads::plus);
                return report(nodes, staleAtRest(nodes), loads, faults);
            } finally {
                nodes.forEach(CacheUnderTest::close);
            }
        }
    }

    private Servers start() {
        return switch (settings.servers()) {
            case "standalone" -> new StandaloneServer(TIMEOUTS);
            case "cluster" -> new ClusterServers(TIMEOUTS, settings.keys(), settings.seed());
            case "sentinel" -> new SentinelServers(TIMEOUTS);
            default -> throw new IllegalArgumentException(Settings.USAGE);
        };
    }

    private CacheUnderTest open(Servers servers) {
        return settings.cache().equals("naive") && servers instanceof StandaloneServer server
                ? new NaiveCacheAside(truth, server.uri(), TIMEOUTS.command())
                : new LarderUnderTest(truth, tally, servers.connect(), transactions, settings);
    }

    private Map<String, Integer> work(Servers servers, List<CacheUnderTest> nodes) throws InterruptedException {
        long end = System.nanoTime() + settings.time().toNanos();
        BooleanSupplier over = () -> System.nanoTime() - end > 0 || failure.get() != null;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.readers(); i++) {
            threads.add(start("reader-" + i, reader(nodes.get(i % nodes.size()), over)));
        }
        for (int i = 0; i < settings.writers(); i++) {
            String name = "writer-" + i;
            CacheUnderTest node = nodes.get(i % nodes.size());
            Writer writer =
                    new Writer(reader(node, over), node.hand(name), truth, tally, servers, settings.tags(), over);
            threads.add(start(name, writer));
        }
        Map<String, Integer> faults = injectFaults(servers, over);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        }
        throwFailure();
        return faults;
    }

    private Reader reader(CacheUnderTest node, BooleanSupplier over) {
        return new Reader(node, truth, tally, over, transactions, settings.inTransactions());
    }

    private Map<String, Integer> injectFaults(Servers servers, BooleanSupplier over) throws InterruptedException {
        List<Fault> wanted = servers.faults().stream().filter(settings::wants).toList();
        FaultInjector injector =
                new FaultInjector(wanted, settings.seed(), random -> random.nextInt(50, 600) + random.nextInt(50, 600));
        Thread thread = wanted.isEmpty() ? null : start("faults", injector);
        while (!over.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        return injector.counts();
    }

    private Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setUncaughtExceptionHandler((t, e) -> failure.compareAndSet(null, e));
        thread.start();
        return thread;
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("a thread of the oracle failed", failure.get());
        }
    }

    /** Counts the rows that a node still returns as they were before a change, though every change is acknowledged. */
    private long staleAtRest(List<CacheUnderTest> nodes) {
        long stale = 0;
        for (int key = 0; key < truth.keys(); key++) {
            for (CacheUnderTest node : nodes) {
                long floor = truth.floor(key);
                stale += node.read(Way.ONE, List.of(key)).stream()
                        .filter(row -> row.version() < floor)
                        .count();
            }
        }
        return stale;
    }

    private Report report(List<CacheUnderTest> nodes, long staleAtRest, Loads loads, Map<String, Integer> faults) {
        Map<String, Long> audits = new TreeMap<>();
        nodes.forEach(node -> node.audits().forEach((ending, count) -> audits.merge(ending, count, Long::sum)));
        return new Report(
                settings,
                tally.reads(),
                tally.timeouts.sum(),
                tally.changes.sum(),
                tally.retries.sum(),
                tally.staleReads.sum(),
                staleAtRest,
                loads,
                faults,
                audits,
                tally.lateFindings.sum(),
                tally.falseFindings.sum());
    }
}
