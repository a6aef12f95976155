package dev.larder.runtime.redisson;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A real redis-server on a free port of this machine: the binary that {@code org.signal:embedded-redis} carries, with any
 * options, in a directory of its own. Stopped by {@link #close}, and when the JVM ends in any case.
 */
public final class RedisServer implements AutoCloseable {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "stop-redis-servers"));
    }

    private final int port;

    private final Path directory;

    private final List<String> commandLine;

    private Process process;

    private Resp connection;

    private RedisServer(int port, Path directory, List<String> commandLine) {
        this.port = port;
        this.directory = directory;
        this.commandLine = commandLine;
    }

    /** Starts a server without persistence; options as on its command line, {@code "--maxmemory", "10mb"}. */
    public static RedisServer start(String... options) {
        return startOn(freePort(), options);
    }

    public static RedisServer startOn(int port, String... options) {
        Path directory = temporaryDirectory();
        List<String> commandLine = new ArrayList<>(List.of(binary().getPath()));
        commandLine.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        commandLine.addAll(List.of("--dir", directory.toString()));
        commandLine.addAll(List.of(options));
        return launched(port, directory, commandLine);
    }

    /** Starts a Sentinel with the lines of its configuration file, which it rewrites. */
    public static RedisServer startSentinel(int port, List<String> configuration) {
        Path directory = temporaryDirectory();
        Path file = directory.resolve("sentinel.conf");
        try {
            Files.write(file, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launched(port, directory, List.of(binary().getPath(), file.toString(), "--sentinel"));
    }

    private static RedisServer launched(int port, Path directory, List<String> commandLine) {
        RedisServer server = new RedisServer(port, directory, commandLine);
        server.launch();
        return server;
    }

    public static int freePort() {
        // Below 55536, so that a cluster's second port, 10000 higher, exists as well.
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() < 55_536) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no free port found");
    }

    public int port() {
        return port;
    }

    public RedisSettings settings() {
        return RedisSettings.parse(uri());
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Sends a command past the store; see {@link Resp#command}. */
    public synchronized Object command(Object... arguments) {
        if (connection == null) {
            connection = new Resp(port);
        }
        try {
            return connection.command(arguments);
        } catch (UncheckedIOException e) {
            // A server that becomes a master or a replica closes its connections.
            disconnect();
            connection = new Resp(port);
            return connection.command(arguments);
        }
    }

    /** Returns a new connection, which the caller closes. */
    public Resp connect() {
        return new Resp(port);
    }

    /** Returns a section of INFO. */
    public Map<String, String> info(String section) {
        return ((String) command("INFO", section))
                .lines()
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 1)));
    }

    /** Returns how often each command ran since the last reset, including the commands of scripts. */
    public Map<String, Long> commandCounts() {
        return info("commandstats").entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring("cmdstat_".length()),
                        entry -> Long.valueOf(entry.getValue().replaceAll("calls=(\\d+),.*", "$1"))));
    }

    public void resetCounts() {
        command("CONFIG", "RESETSTAT");
    }

    /** Stops the process without ending it. Connections stay open, and no command is answered. */
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    /** Ends the process at once, as a crash would. */
    public synchronized void kill() {
        disconnect();
        process.destroyForcibly();
        awaitEnd();
        RUNNING.remove(process);
    }

    /** Starts the server again on its port, without its data unless its options save them. */
    public synchronized void restart() {
        if (process.isAlive()) {
            kill();
        }
        launch();
    }

    @Override
    public synchronized void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the condition holds. */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + atMost + ": " + what);
            }
            pauseBriefly();
        }
    }

    private void launch() {
        try {
            process = new ProcessBuilder(commandLine)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RUNNING.add(process);
        await("redis-server answers on port " + port, Duration.ofSeconds(10), this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("redis-server ended at once:\n" + log());
        }
        try (Resp probe = new Resp(port)) {
            probe.command("PING");
            return true;
        } catch (UncheckedIOException e) {
            return false;
        } catch (Resp.RespException e) {
            return !e.getMessage().startsWith("LOADING");
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, "" + process.pid()).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private static void pauseBriefly() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("larder-redis-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File binary() {
        return Binary.FILE;
    }

    /** The unpacked binary, once in each JVM. */
    private static final class Binary {

        static final File FILE = unpack();

        private static File unpack() {
            try {
                return RedisExecProvider.defaultProvider().get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
