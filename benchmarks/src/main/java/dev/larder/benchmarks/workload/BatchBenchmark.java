package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads a hundred cached customers by one call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BatchBenchmark {

    private static final int CUSTOMERS = 10_000;

    private static final int BATCH = 100;

    @Param
    Contenders contender;

    private final CustomerSource source = CustomerSource.instant();

    private BenchmarkServer server;

    private Contender cache;

    @Setup
    public void fill() {
        server = BenchmarkServer.find();
        server.clear();
        cache = contender.connect(server.port(), source);
        for (long id = 0; id < CUSTOMERS; id++) {
            cache.find(id);
        }
    }

    @Benchmark
    public Map<Long, Customer> batch() {
        int first = ThreadLocalRandom.current().nextInt(CUSTOMERS);
        List<Long> ids = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            ids.add((first + i * 97L) % CUSTOMERS);
        }
        return cache.findAll(ids);
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
        server.close();
    }
}
