package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
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

    private static final int BATCH = 100;

    @Param
    Contenders contender;

    /** How long a network between client and server delays each way. */
    @Param("0")
    long delayMicros;

    private FilledCache cache;

    @Setup
    public void fill() {
        cache = FilledCache.of(contender, delayMicros);
    }

    @Benchmark
    public Map<Long, Customer> batch() {
        int first = ThreadLocalRandom.current().nextInt(FilledCache.CUSTOMERS);
        List<Long> ids = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            ids.add((first + i * 97L) % FilledCache.CUSTOMERS);
        }
        return cache.contender().findAll(ids);
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
    }
}
