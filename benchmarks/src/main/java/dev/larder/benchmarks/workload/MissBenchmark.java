package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/**
 * Reads customers that were never read before. With an instant source that is the cache's whole price of a miss; with one that
 * takes some milliseconds it is the price that a user sees.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MissBenchmark {

    @Param
    Contenders contender;

    /** The time of one load. */
    @Param("0")
    long loadMillis;

    private final AtomicLong nextId = new AtomicLong();

    private BenchmarkServer server;

    private Contender cache;

    @Setup
    public void connect() {
        server = BenchmarkServer.find();
        cache = contender.connect(
                server.port(), loadMillis == 0 ? CustomerSource.instant() : CustomerSource.taking(loadMillis));
    }

    /** Only what one iteration stores is kept, so that a fast contender is not punished with a bigger keyspace. */
    @Setup(Level.Iteration)
    public void clear() {
        server.clear();
    }

    @Benchmark
    public Customer miss() {
        return cache.find(nextId.getAndIncrement());
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
        server.close();
    }
}
