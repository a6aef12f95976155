package dev.larder.runtime.consistency.near;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@link NearNode} in a JVM of its own, which can be stopped for a while. */
final class NodeProcess implements AutoCloseable {

    private final Process process;

    private final BufferedReader answers;

    private final Writer orders;

    private NodeProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process.
     *
     * @param uri the URI of its server; empty when the environment names the servers
     */
    static NodeProcess start(Path truth, String uri, Map<String, String> environment, NearSettings settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                NearNode.class.getName(),
                truth.toString(),
                uri));
        command.addAll(settings.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new NodeProcess(builder.start());
    }

    void order(String text) {
        try {
            orders.write(text + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line of output. Lines of others, such as loggers, are skipped. */
    void await(String expected) {
        for (String line = readLine(); !line.equals(expected); line = readLine()) {
            if (line.startsWith("failed: ")) {
                throw new IllegalStateException("a process of the fleet " + line);
            }
        }
    }

    /** Adds what the process has counted. */
    void report(NearTally tally) {
        order("report");
        for (String line = readLine(); !line.equals("end"); line = readLine()) {
            tally.addLine(line);
        }
    }

    private String readLine() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("a process of the fleet has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the process without ending it. */
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was to be signalled", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
