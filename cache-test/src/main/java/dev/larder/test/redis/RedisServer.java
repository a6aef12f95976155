package dev.larder.test.redis;

import dev.larder.runtime.redisson.RedisSettings;
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
import org.jspecify.annotations.Nullable;

/**
 * A real redis-server on a free port of this machine, in a directory of its own. {@link #close} stops it, and the end of the
 * JVM does in any case.
 *
 * <p>The binary is the one of {@code org.signal:embedded-redis}, where that is on the class path, or else the
 * {@code redis-server} or {@code valkey-server} that is installed. Thread-safe.
 */
public final class RedisServer implements AutoCloseable {

    /** A JVM that is told to end leaves no server behind. */
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "stop-redis-servers"));
    }

    /** A cluster's second port is so much higher, and exists as well. */
    private static final int CLUSTER_PORT_OFFSET = 10_000;

    private static final int HIGHEST_PORT = 65_535;

    private final int port;

    private final Path directory;

    private final List<String> commandLine;

    private volatile Process process;

    private volatile boolean paused;

    private @Nullable RespConnection connection;

    private RedisServer(int port, Path directory, List<String> commandLine) {
        this.port = port;
        this.directory = directory;
        this.commandLine = commandLine;
        this.process = launch();
    }

    /** Starts a server without persistence; options as on its command line, {@code "--maxmemory", "10mb"}. */
    public static RedisServer start(String... options) {
        return startOn(freePort(), options);
    }

    /**
     * Returns a server that all callers in this JVM share, and which ends with the JVM. Each test has a key prefix of its own
     * there, or {@code @RedisTest} gives it one.
     */
    public static RedisServer shared() {
        return Shared.INSTANCE;
    }

    /** Starts a server on a port; see {@link #start}. */
    public static RedisServer startOn(int port, String... options) {
        Path directory = temporaryDirectory();
        List<String> commandLine = new ArrayList<>(List.of(RedisBinary.path()));
        commandLine.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        commandLine.addAll(List.of("--dir", directory.toString()));
        commandLine.addAll(List.of(options));
        return new RedisServer(port, directory, commandLine);
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
        return new RedisServer(port, directory, List.of(RedisBinary.path(), file.toString(), "--sentinel"));
    }

    /** Returns a port of this machine that was free a moment ago, with room for the second port of a cluster's node. */
    public static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() <= HIGHEST_PORT - CLUSTER_PORT_OFFSET) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no free port found");
    }

    /** Returns the port. */
    public int port() {
        return port;
    }

    /** Returns the address for a store. */
    public RedisSettings settings() {
        return RedisSettings.parse(uri());
    }

    /** Returns the address, such as {@code redis://127.0.0.1:54321}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Returns the id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Sends a command past the store, as {@code redis-cli} does; see {@link RespConnection#command}. */
    public synchronized @Nullable Object command(Object... arguments) {
        try {
            return connection().command(arguments);
        } catch (UncheckedIOException e) {
            // A server that becomes a master or a replica closes its connections.
            disconnect();
            return connection().command(arguments);
        }
    }

    private RespConnection connection() {
        RespConnection open = connection;
        if (open == null) {
            open = new RespConnection(port);
            connection = open;
        }
        return open;
    }

    /** Returns a new connection, which the caller closes. */
    public RespConnection connect() {
        return new RespConnection(port);
    }

    /** Returns a section of INFO. */
    public Map<String, String> info(String section) {
        return String.valueOf(command("INFO", section))
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

    /** Begins {@link #commandCounts} at zero. */
    public void resetCounts() {
        command("CONFIG", "RESETSTAT");
    }

    /** Stops the process without ending it. Connections stay open, and no command is answered. */
    public void pause() {
        signal("-STOP");
        paused = true;
    }

    /** Lets the process of {@link #pause} go on. */
    public void resume() {
        signal("-CONT");
        paused = false;
    }

    /** Undoes {@link #pause} and {@link #kill}, so that the next test finds a server. */
    public synchronized void ensureRunning() {
        if (!process.isAlive()) {
            restart();
        } else if (paused) {
            resume();
        }
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
        process = launch();
        paused = false;
    }

    /** Stops the server and removes its directory. Idempotent. */
    @Override
    public synchronized void close() {
        kill();
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until a condition holds.
     *
     * @throws IllegalStateException when it does not in this time; the message says what was waited for
     */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within " + atMost + ": " + what);
            }
            pauseBriefly();
        }
    }

    private Process launch() {
        Process started;
        try {
            started = new ProcessBuilder(commandLine)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RUNNING.add(started);
        await("redis-server answers on port " + port, Duration.ofSeconds(10), () -> answers(started));
        return started;
    }

    private boolean answers(Process started) {
        if (!started.isAlive()) {
            throw new IllegalStateException("redis-server ended at once:\n" + log());
        }
        try (RespConnection probe = new RespConnection(port)) {
            probe.command("PING");
            return true;
        } catch (UncheckedIOException e) {
            return false;
        } catch (RespConnection.RespException e) {
            return !String.valueOf(e.getMessage()).startsWith("LOADING");
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
        RespConnection open = connection;
        if (open != null) {
            open.close();
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

    /** The server of {@link #shared()}, once it is asked for. */
    private static final class Shared {

        static final RedisServer INSTANCE = start();
    }
}
