package dev.larder.runtime.internal.write;

import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.AsyncLoader;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.EvictionOutbox.Entry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call of an updating method: empties its keys, calls the method and stores its values, each by the lease of its key. A
 * key whose value is not stored is left empty.
 */
final class MethodUpdate<K, V> {

    private final WriteEngine engine;

    private final BoundMethod<V> method;

    private final KeyUpdate update;

    private final Map<CacheKey, K> ids;

    private final Predicate<? super V> unless;

    private final Executor steps;

    private final CallObserver.Caller caller;

    MethodUpdate(
            WriteEngine engine,
            BoundMethod<V> method,
            Map<CacheKey, K> ids,
            Predicate<? super V> unless,
            Executor steps) {
        this.engine = engine;
        this.method = method;
        this.update = new KeyUpdate(engine.store());
        this.ids = ids;
        this.unless = unless;
        this.caller = engine.observer().caller();
        this.steps = caller.on(steps);
    }

    /**
     * Returns the result of the method once the keys are settled. Inside a transaction they are settled when it ends, which
     * the result does not wait for. Called once.
     *
     * @param values sorts the result by id
     */
    <R extends @Nullable Object> CompletableFuture<R> run(
            AsyncLoader<R> loader, Function<? super R, Map<K, V>> values) {
        // Before anything else, since a call that the outbox fails must change nothing.
        Entry entry = engine.transactions().record(this::targets);
        CompletableFuture<Map<String, Lease>> leases = begin();
        CompletableFuture<R> called = Futures.handleCompose(leases, (granted, failure) -> call(loader), steps);
        CompletableFuture<Map<CacheKey, Written<V>>> encoded = called.handleAsync(
                (result, failure) -> failure == null ? encode(values.apply(result)) : Map.of(), steps);
        if (engine.transactions().defer(ending -> settleAtEnd(leases, encoded, ending, entry))) {
            return encoded.thenCompose(done -> called);
        }
        return settle(leases, encoded, Entry.NONE)
                .thenCompose(settled -> encoded)
                .thenCompose(done -> called);
    }

    /** Returns what the outbox keeps: the keys, which hold the lease of a dead process, or an old value, if this call ends. */
    private List<String> targets() {
        int start = engine.keyStart().length();
        return ids.keySet().stream().map(key -> key.name().substring(start)).toList();
    }

    private CompletableFuture<Map<String, Lease>> begin() {
        if (ids.isEmpty() || !method.enabled()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        List<LeaseRequest> requests =
                ids.keySet().stream().map(method.leases()::forOverwrite).toList();
        return update.begin(requests).thenApply(granted -> {
            Throwable failure = granted.failure();
            if (failure != null) {
                CacheKey failed = ids.keySet().stream()
                        .filter(key -> !granted.leases().containsKey(key.name()))
                        .findFirst()
                        .orElseGet(this::firstKey);
                method.reporter().commandFailed(failed, CommandFailedException.of(failure));
            }
            return granted.leases();
        });
    }

    @SuppressWarnings("try") // the scope is closed, and not used otherwise
    private <R extends @Nullable Object> CompletableFuture<R> call(AsyncLoader<R> loader) {
        long start = engine.time().nanoTime();
        CallObserver.Work work = caller.begin(CallObserver.Kind.UPDATE, method.toString());
        CompletableFuture<R> result;
        try (CallObserver.Scope scope = work.enter()) {
            result = CallerFuture.of(loader.load().thenApply(value -> value));
        } catch (Throwable e) {
            result = CompletableFuture.failedFuture(e);
        }
        return result.whenComplete((value, failure) -> {
            method.reporter()
                    .loaded(ids.size() == 1 ? firstKey() : null, engine.time().nanoTime() - start, failure);
            work.end(failure);
        });
    }

    private Map<CacheKey, Written<V>> encode(Map<K, V> values) {
        Map<CacheKey, Written<V>> encoded = new HashMap<>();
        ids.forEach((key, id) -> {
            V value = BatchKeys.valueOf(values, id);
            if (value != null && !unless.test(value)) {
                encoded.put(key, new Written<>(value, method.values().encode(key, value)));
            }
        });
        return encoded;
    }

    /** Runs on the thread that ends the transaction, which waits for the settling of a call that has ended. */
    private void settleAtEnd(
            CompletableFuture<Map<String, Lease>> leases,
            CompletableFuture<Map<CacheKey, Written<V>>> encoded,
            Ending ending,
            Entry entry) {
        boolean isCommitted = ending == Ending.COMMITTED;
        CompletableFuture<Map<CacheKey, Written<V>>> kept =
                isCommitted ? encoded : encoded.handle((result, failure) -> Map.of());
        CompletableFuture<Void> settled = settle(leases, kept, isCommitted ? entry : Entry.NONE);
        if (encoded.isDone()) {
            settled.join();
        }
    }

    /** Leaves each key with its value or empty; never fails. */
    private CompletableFuture<Void> settle(
            CompletableFuture<Map<String, Lease>> leases,
            CompletableFuture<Map<CacheKey, Written<V>>> encoded,
            Entry entry) {
        CompletableFuture<Map<CacheKey, Written<V>>> kept = encoded.exceptionally(failure -> Map.of());
        return leases.thenCompose(granted -> kept.thenCompose(values -> store(granted, values)))
                .thenCompose(unstored -> removeUnstored(unstored, entry));
    }

    /** Stores the values that have a lease; returns the names of the other keys. */
    private CompletableFuture<Set<String>> store(Map<String, Lease> leases, Map<CacheKey, Written<V>> encoded) {
        Map<CacheKey, StoreRequest> requests = new LinkedHashMap<>();
        encoded.forEach((key, written) -> {
            Lease lease = leases.get(key.name());
            StoreRequest request =
                    lease == null ? null : method.values().storeRequest(key, lease, written.form(), written.value());
            if (request != null) {
                requests.put(key, request);
            }
        });
        return update.store(List.copyOf(requests.values())).thenApply(accepted -> {
            Throwable failure = accepted.failure();
            Set<String> unstored = new LinkedHashSet<>();
            ids.keySet().forEach(key -> unstored.add(key.name()));
            int place = 0;
            for (CacheKey key : requests.keySet()) {
                Boolean isStored = accepted.get(place++);
                if (isStored == null) {
                    if (failure != null) {
                        method.reporter().commandFailed(key, CommandFailedException.of(failure));
                        failure = null;
                    }
                    continue;
                }
                method.reporter().stored(key, isStored);
                if (isStored) {
                    unstored.remove(key.name());
                }
            }
            return unstored;
        });
    }

    private CompletableFuture<Void> removeUnstored(Set<String> keys, Entry entry) {
        return update.removeUnstored(keys).handle((removed, failure) -> {
            if (failure == null) {
                entry.evicted();
            } else {
                method.reporter().evictionFailed(keys.iterator().next(), CommandFailedException.known(failure));
            }
            return null;
        });
    }

    private CacheKey firstKey() {
        return ids.keySet().iterator().next();
    }

    /** A value of the method, and its stored form. */
    private record Written<V>(V value, Lookup form) {}
}
