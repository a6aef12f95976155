package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.StoreRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The stores that no caller waits for, while they are under way. A command on such a key goes behind them, so that this JVM
 * always finds what it has stored. Thread-safe.
 */
final class StoresUnderWay {

    /**
     * So many may be under way, about: some milliseconds of the server's time. Without a limit callers that need not wait send
     * more than the server can store, until commands wait in line for longer than their deadline.
     */
    private static final int MOST = 64;

    /** So many bytes of values may be under way: what the largest value may have by default. */
    private static final long MOST_BYTES = 8L << 20;

    private final ConcurrentHashMap<String, CompletableFuture<Boolean>> byKey = new ConcurrentHashMap<>();

    private final AtomicLong bytes = new AtomicLong();

    /** @param stored completes in any case, within a deadline */
    void add(StoreRequest request, CompletableFuture<Boolean> stored) {
        int size = request.value().length;
        bytes.addAndGet(size);
        byKey.put(request.key(), stored);
        stored.whenComplete((accepted, failure) -> {
            byKey.remove(request.key(), stored);
            bytes.addAndGet(-size);
        });
    }

    /** Tells whether as much is under way as should be. */
    boolean isFull() {
        return byKey.size() >= MOST || bytes.get() >= MOST_BYTES;
    }

    /** Returns a command that is sent when the store of that key has ended; the very command where there is none. */
    <T> Supplier<CompletionStage<T>> behind(String key, Supplier<CompletionStage<T>> command) {
        CompletableFuture<Boolean> store = byKey.isEmpty() ? null : byKey.get(key);
        return store == null ? command : () -> after(store, command);
    }

    /** Returns a command that is sent when the stores of those keys have ended; the very command where there are none. */
    <T> Supplier<CompletionStage<T>> behind(Collection<String> keys, Supplier<CompletionStage<T>> command) {
        if (byKey.isEmpty()) {
            return command;
        }
        CompletableFuture<?>[] stores =
                keys.stream().map(byKey::get).filter(Objects::nonNull).toArray(CompletableFuture[]::new);
        return stores.length == 0 ? command : () -> after(CompletableFuture.allOf(stores), command);
    }

    private static <T> CompletionStage<T> after(CompletableFuture<?> stores, Supplier<CompletionStage<T>> command) {
        return stores.handle((accepted, failure) -> command.get()).thenCompose(stage -> stage);
    }

    /** Waits until all have ended, for some time at most. */
    void await(Duration timeout) {
        try {
            CompletableFuture.allOf(byKey.values().toArray(CompletableFuture[]::new))
                    .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Whoever sent it learns how it ended.
        }
    }
}
