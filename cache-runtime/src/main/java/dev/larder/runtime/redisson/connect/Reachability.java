package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.spi.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks that a node takes a connection before Redisson starts. Redisson would try the nodes one after the other, and its
 * messages do not name the settings.
 */
final class Reachability {

    private Reachability() {}

    /** Fails within the timeout when no node can be reached. */
    static void check(ServerSettings settings, Duration timeout) {
        CompletableFuture<HostAndPort> reached = new CompletableFuture<>();
        List<CompletableFuture<String>> failures = new ArrayList<>();
        for (HostAndPort node : settings.nodes()) {
            failures.add(attempt(node, timeout, reached));
        }
        CompletableFuture<?> decided =
                CompletableFuture.anyOf(reached, CompletableFuture.allOf(failures.toArray(CompletableFuture[]::new)));
        try {
            decided.get(timeout.toMillis() + 50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Redis: interrupted while connecting to " + settings.describe());
        } catch (ExecutionException | TimeoutException e) {
            // The message below covers it.
        }
        if (!reached.isDone()) {
            String reason = failures.get(0).getNow("no answer within " + timeout.toMillis() + " ms");
            throw new StoreException("Redis at " + settings.describe() + " cannot be reached: " + reason
                    + ". Is it running there? Otherwise " + settings.remedy());
        }
    }

    private static CompletableFuture<String> attempt(
            HostAndPort node, Duration timeout, CompletableFuture<HostAndPort> reached) {
        CompletableFuture<String> failure = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(
                                new InetSocketAddress(node.host(), node.port()), Math.toIntExact(timeout.toMillis()));
                        reached.complete(node);
                    } catch (IOException e) {
                        failure.complete(reason(e, node, timeout));
                    }
                },
                "larder-connect-" + node);
        thread.setDaemon(true);
        thread.start();
        return failure;
    }

    private static String reason(IOException failure, HostAndPort node, Duration timeout) {
        if (failure instanceof UnknownHostException) {
            return "the host name " + node.host() + " is not known";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        return failure.getClass().getSimpleName();
    }
}
