package dev.larder.runtime.redisson.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Futures that complete when all of several do. */
public final class Futures {

    private Futures() {}

    /** Returns all results in their order, or the failure of one. */
    public static <T> CompletableFuture<List<T>> all(Collection<CompletableFuture<T>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<T> results = new ArrayList<>(parts.size());
            parts.forEach(part -> results.add(part.join()));
            return results;
        });
    }

    /** Returns the sum of all numbers, or the failure of one. */
    public static CompletableFuture<Long> sum(Collection<CompletableFuture<Long>> parts) {
        return all(parts)
                .thenApply(
                        numbers -> numbers.stream().mapToLong(Long::longValue).sum());
    }
}
