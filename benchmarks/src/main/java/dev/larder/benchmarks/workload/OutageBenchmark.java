package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.Customer;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.RedisProcess;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Larder adds to a call of a source that costs nothing while the server is gone, or stopped with its connections open.
 *
 * <p>Not in the report of contenders; {@code docs/resilience.md} tells how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OutageBenchmark {

    private static final int CUSTOMERS = 1_000;

    /** Enough that the breaker opens on the way. */
    private static final int FIRST_CALLS = 20;

    /** What is the matter with the server. */
    public enum Trouble {
        DOWN {
            @Override
            void strike(RedisProcess server) {
                server.close();
            }
        },
        STALLED {
            @Override
            void strike(RedisProcess server) {
                server.stall();
            }
        };

        abstract void strike(RedisProcess server);
    }

    @Param
    Trouble trouble;

    private final CustomerSource source = CustomerSource.instant();

    private RedisProcess server;

    private Contender cache;

    @Setup
    public void strike() {
        server = RedisProcess.start();
        cache = Contenders.LARDER.connect(server.port(), source);
        for (long id = 0; id < CUSTOMERS; id++) {
            cache.find(id);
        }
        trouble.strike(server);
        long longest = 0;
        for (long id = 0; id < FIRST_CALLS; id++) {
            long start = System.nanoTime();
            cache.find(id);
            longest = Math.max(longest, System.nanoTime() - start);
        }
        System.out.printf("longest of the first %d calls: %.1f ms%n", FIRST_CALLS, longest / 1e6);
    }

    @Benchmark
    public Customer call() {
        return cache.find(ThreadLocalRandom.current().nextInt(CUSTOMERS));
    }

    @TearDown
    public void close() throws Exception {
        cache.close();
        server.close();
    }
}
