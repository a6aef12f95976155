package dev.larder.runtime.redisson.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Connects to a node by a plain socket and sends {@code PING}, or nothing where TLS is on. */
final class ServerProbe {

    private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII);

    private ServerProbe() {}

    /** Probes on a thread of its own. Completes either the reply or the returned reason of the failure. */
    static CompletableFuture<String> start(
            HostAndPort node, ServerSettings settings, Duration timeout, CompletableFuture<String> reply) {
        CompletableFuture<String> failure = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = new Socket()) {
                        long began = System.nanoTime();
                        socket.connect(new InetSocketAddress(node.host(), node.port()), millis(timeout));
                        socket.setSoTimeout(millis(timeout.minusNanos(System.nanoTime() - began)));
                        reply.complete(settings.tls() ? "" : ping(socket));
                    } catch (IOException | RuntimeException e) {
                        failure.complete(reason(e, node, timeout));
                    }
                },
                "larder-connect-" + node);
        thread.setDaemon(true);
        thread.start();
        return failure;
    }

    private static String ping(Socket socket) throws IOException {
        socket.getOutputStream().write(PING);
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (line == null) {
            throw new IOException("it closes the connection; check that it is a Redis without TLS");
        }
        if (!line.startsWith("+") && !line.startsWith("-")) {
            throw new IOException("it does not speak the protocol of Redis");
        }
        return line;
    }

    private static int millis(Duration timeout) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    }

    static String silent(Duration timeout) {
        return "no answer within " + timeout.toMillis() + " ms";
    }

    private static String reason(Exception failure, HostAndPort node, Duration timeout) {
        if (failure instanceof UnknownHostException) {
            return "the host name " + node.host() + " is not known";
        }
        if (failure instanceof SocketTimeoutException) {
            return String.valueOf(failure.getMessage()).startsWith("Read")
                    ? "it takes connections but does not answer within " + timeout.toMillis()
                            + " ms; check that it is a Redis, and that both sides use TLS or neither does"
                    : silent(timeout);
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        return failure.getClass().equals(IOException.class)
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }
}
