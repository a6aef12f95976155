package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import dev.larder.benchmarks.server.RelayProcess;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    private static final int CUSTOMERS = 10_000;

    @Param
    Contenders contender;

    /** How long a network between client and server delays each way. */
    @Param("0")
    long delayMicros;

    private final CustomerSource source = CustomerSource.instant();

    private BenchmarkServer server;

    private @Nullable RelayProcess network;

    private Contender cache;

    @Setup
    public void fill() {
        server = BenchmarkServer.find();
        server.clear();
        cache = contender.connect(server.port(), source);
        for (long id = 0; id < CUSTOMERS; id++) {
            cache.find(id);
        }
        if (delayMicros > 0) {
            cache.close();
            network = RelayProcess.start(server.port(), Duration.ofNanos(1_000 * delayMicros));
            cache = contender.connect(network.port(), source);
        }
    }

    @Benchmark
    public Customer hit() {
        return cache.find(ThreadLocalRandom.current().nextInt(CUSTOMERS));
    }

    /** A miss would flatter nobody, but it would mean that something else was measured. */
    @TearDown
    public void close() throws Exception {
        cache.close();
        if (network != null) {
            network.close();
        }
        server.close();
        if (source.loads() != CUSTOMERS) {
            throw new IllegalStateException(source.loads() - CUSTOMERS + " reads were misses");
        }
    }
}
