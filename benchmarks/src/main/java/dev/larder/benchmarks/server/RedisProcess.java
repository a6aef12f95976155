package dev.larder.benchmarks.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A redis-server on a free port of this machine that keeps nothing on disk; stopped by {@link #close()} or with the JVM.
 *
 * <p>An installed server is preferred: the binary that embedded-redis carries is built without jemalloc and is slower.
 */
public final class RedisProcess implements AutoCloseable {

    private static final int START_ATTEMPTS = 200;

    private final Process process;

    private final int port;

    private final Path directory;

    private final String version;

    private RedisProcess(Process process, int port, Path directory, String version) {
        this.process = process;
        this.port = port;
        this.directory = directory;
        this.version = version;
    }

    public static RedisProcess start() {
        try {
            Optional<Path> installed = installed();
            Path binary = installed.isPresent() ? installed.get() : embedded().toPath();
            String origin = installed.isPresent() ? "installed" : "embedded binary";
            int port = freePort();
            Path directory = Files.createTempDirectory("larder-benchmarks");
            Process process = new ProcessBuilder(command(binary, port, directory))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            RedisProcess server = new RedisProcess(process, port, directory, version(binary) + " (" + origin + ")");
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Version and origin, as the report names them. */
    public String version() {
        return version;
    }

    /** Stops the process without ending it: connections stay, and nothing is answered. */
    public void stall() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // It keeps nothing, and one that is paused hears nothing else.
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path binary, int port, Path directory) {
        return List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString());
    }

    private static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static File embedded() throws IOException {
        return RedisExecProvider.defaultProvider().get();
    }

    private static String version(Path binary) throws IOException {
        Process asked = new ProcessBuilder(binary.toString(), "--version").start();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? "of unknown version" : line.replaceAll(".*\\bv=(\\S+).*malloc=(\\S+).*", "$1, $2");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        for (int attempt = 0; attempt < START_ATTEMPTS && process.isAlive(); attempt++) {
            if (answers()) {
                return;
            }
            pause();
        }
        close();
        throw new IllegalStateException("redis-server did not start on port " + port);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while redis-server started", e);
        }
    }
}
