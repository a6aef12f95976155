package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Many callers want the same missing customer at once: sixteen threads on each of four clients, which stand for four
 * processes. One operation ends when all have their answer; {@code loads} counts how often the source was asked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StampedeBenchmark {

    private static final int CLIENTS = 4;

    private static final int CALLERS = 16;

    private static final long LOAD_MILLIS = 50;

    @Param
    Contenders contender;

    private final CustomerSource source = CustomerSource.taking(LOAD_MILLIS);

    private final List<Contender> caches = new ArrayList<>();

    private ExecutorService threads;

    private BenchmarkServer server;

    private long nextId;

    /** What JMH adds up next to the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Loads {

        public long loads;

        public long stampedes;
    }

    @Setup
    public void connect() {
        server = BenchmarkServer.find();
        server.clear();
        for (int i = 0; i < CLIENTS; i++) {
            caches.add(contender.connect(server.port(), source));
        }
        threads = Executors.newFixedThreadPool(CLIENTS * CALLERS);
    }

    @Benchmark
    public void stampede(Loads counted) throws Exception {
        long id = nextId++;
        List<Callable<Customer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            for (Contender cache : caches) {
                calls.add(() -> cache.find(id));
            }
        }
        long before = source.loads();
        for (Future<Customer> answer : threads.invokeAll(calls)) {
            answer.get();
        }
        counted.loads += source.loads() - before;
        counted.stampedes++;
    }

    @TearDown
    public void close() throws Exception {
        threads.shutdown();
        for (Contender cache : caches) {
            cache.close();
        }
        server.close();
    }
}
