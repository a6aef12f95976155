package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.spi.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks that a node answers before Redisson starts. Redisson would try the nodes one after the other, and its messages do
 * not name the settings.
 */
final class Reachability {

    private Reachability() {}

    /**
     * Fails within the timeout when no node can be reached, or when the Sentinels refuse the password.
     *
     * @return the first node's reply to {@code PING}, empty where TLS hides it
     */
    static String check(ServerSettings settings, Duration timeout) {
        CompletableFuture<String> reached = new CompletableFuture<>();
        List<CompletableFuture<String>> failures = settings.nodes().stream()
                .map(node -> ServerProbe.start(node, settings, timeout, reached))
                .toList();
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
        String reply = reached.getNow(null);
        if (reply == null) {
            String reason = failures.get(0).getNow(ServerProbe.silent(timeout));
            throw new StoreException("Redis at " + settings.describe() + " cannot be reached: " + reason
                    + ". Is it running there? Otherwise " + settings.remedy());
        }
        return reply;
    }
}
