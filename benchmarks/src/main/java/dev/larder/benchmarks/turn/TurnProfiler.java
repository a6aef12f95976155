package dev.larder.benchmarks.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** Begins each iteration of this JVM when it is its turn at the {@link Turnstile}; JMH calls it, and it measures nothing. */
public final class TurnProfiler implements InternalProfiler {

    private @Nullable Socket turnstile;

    @Override
    public String getDescription() {
        return "Waits for this JVM's turn";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        try {
            // JMH also makes profilers that it does not use.
            if (turnstile == null) {
                turnstile = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(Turnstile.PORT_PROPERTY));
                turnstile.setTcpNoDelay(true);
            }
            turnstile.getOutputStream().write(Turnstile.ASK);
            if (turnstile.getInputStream().read() != Turnstile.GRANT) {
                throw new IllegalStateException("the benchmark's runner is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH declares it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        try {
            if (turnstile != null) {
                turnstile.getOutputStream().write(Turnstile.DONE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }
}
