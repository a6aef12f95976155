package dev.larder.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link DelayRelay} in a process of its own, so that its work is not counted for the client's. */
public final class RelayProcess implements AutoCloseable {

    private final Process process;

    private final int port;

    private RelayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Runs a relay to a port of this machine, the first argument, that delays each way by the microseconds in the second. */
    public static void main(String[] arguments) throws Exception {
        DelayRelay relay = DelayRelay.start(
                Integer.parseInt(arguments[0]), Duration.ofNanos(1_000 * Long.parseLong(arguments[1])));
        System.out.println(relay.port());
        // It ends with the process that started it, which holds the other end.
        while (System.in.read() >= 0) {}
    }

    public static RelayProcess start(int server, Duration delay) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RelayProcess.class.getName(),
                            Integer.toString(server),
                            Long.toString(delay.toNanos() / 1_000)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            String port = reader.readLine();
            if (port == null) {
                throw new IllegalStateException("the relay did not start");
            }
            return new RelayProcess(process, Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
