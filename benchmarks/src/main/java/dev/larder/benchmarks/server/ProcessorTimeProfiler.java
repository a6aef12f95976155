package dev.larder.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Measures the processor time of this JVM and of its server in each iteration, in microseconds for a call. */
public final class ProcessorTimeProfiler implements InternalProfiler {

    private final OperatingSystemMXBean jvm = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private @Nullable BenchmarkServer server;

    private double clientBefore;

    private double serverBefore;

    @Override
    public String getDescription() {
        return "Processor time of client and server";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (server == null) {
            server = BenchmarkServer.find();
        }
        serverBefore = server.processorMicros();
        clientBefore = clientMicros();
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH declares it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double client = clientMicros() - clientBefore;
        double calls = result.getMetadata().getAllOps();
        if (server == null || calls == 0) {
            return List.of();
        }
        return List.of(
                each("processor.client", client / calls),
                each("processor.server", (server.processorMicros() - serverBefore) / calls));
    }

    private double clientMicros() {
        return jvm.getProcessCpuTime() / 1_000.0;
    }

    private static ScalarResult each(String name, double micros) {
        return new ScalarResult(name, micros, "µs/op", AggregationPolicy.AVG);
    }
}
