package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
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

/** Reads customers that are all in the cache, each time a random one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HitBenchmark {

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
    public Customer hit() {
        return cache.contender().find(ThreadLocalRandom.current().nextInt(FilledCache.CUSTOMERS));
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
    }
}
