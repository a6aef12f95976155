package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Evicts a group of a hundred keys from among many others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GroupEvictionBenchmark {

    private static final int GROUP = 100;

    @Param
    Contenders contender;

    @Param({"10000", "100000", "1000000"})
    int otherKeys;

    private BenchmarkServer server;

    private Contender cache;

    @Setup
    public void fill() {
        server = BenchmarkServer.find();
        server.clear();
        server.addForeignKeys(otherKeys);
        cache = contender.connect(server.port(), CustomerSource.instant());
    }

    @Setup(Level.Iteration)
    public void fillGroup() {
        for (long id = 0; id < GROUP; id++) {
            cache.findInGroup(7, id);
        }
    }

    @Benchmark
    public void evict() {
        cache.evictGroup(7);
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
        server.clear();
        server.close();
    }
}
