package dev.larder.benchmarks.workload;

import dev.larder.benchmarks.contender.Contender;
import dev.larder.benchmarks.contender.Contenders;
import dev.larder.benchmarks.contender.CustomerSource;
import dev.larder.benchmarks.server.BenchmarkServer;
import dev.larder.benchmarks.server.RelayProcess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A contender whose cache holds {@value #CUSTOMERS} customers, perhaps behind a network. */
final class FilledCache implements AutoCloseable {

    static final int CUSTOMERS = 10_000;

    private final CustomerSource source;

    private final BenchmarkServer server;

    private final @Nullable RelayProcess network;

    private final Contender contender;

    private FilledCache(
            CustomerSource source, BenchmarkServer server, @Nullable RelayProcess network, Contender contender) {
        this.source = source;
        this.server = server;
        this.network = network;
        this.contender = contender;
    }

    /** @param delayMicros how long the network delays each way; 0 for no network */
    static FilledCache of(Contenders contender, long delayMicros) {
        CustomerSource source = CustomerSource.instant();
        BenchmarkServer server = BenchmarkServer.find();
        server.clear();
        Contender direct = contender.connect(server.port(), source);
        for (long id = 0; id < CUSTOMERS; id++) {
            direct.find(id);
        }
        if (delayMicros == 0) {
            return new FilledCache(source, server, null, direct);
        }
        direct.close();
        RelayProcess network = RelayProcess.start(server.port(), Duration.ofNanos(1_000 * delayMicros));
        return new FilledCache(source, server, network, contender.connect(network.port(), source));
    }

    Contender contender() {
        return contender;
    }

    /** Fails when a read was a miss: it would flatter nobody, but something else would have been measured. */
    @Override
    public void close() throws Exception {
        contender.close();
        if (network != null) {
            network.close();
        }
        server.close();
        if (source.loads() != CUSTOMERS) {
            throw new IllegalStateException(source.loads() - CUSTOMERS + " reads were misses");
        }
    }
}
