package dev.larder.runtime;

import dev.larder.runtime.internal.command.Relay;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.ArrayList;
import java.util.HashMap;
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
 * One call of an updating method: empties its keys, calls the method and stores what it returned, each key under its own
 * lease. What was not stored is left empty.
 */
final class BatchUpdate<K, V> {

    private final MethodBinding<V> binding;

    private final Map<CacheKey, K> ids;

    private final Predicate<? super V> unless;

    private final Executor steps;

    private final CallObserver.Caller caller;

    BatchUpdate(MethodBinding<V> binding, Map<CacheKey, K> ids, Predicate<? super V> unless, Executor steps) {
        this.binding = binding;
        this.ids = ids;
        this.unless = unless;
        this.steps = steps;
        this.caller = binding.context().observer().caller();
    }

    /**
     * Returns what the method returned, when the keys are settled; inside a transaction that is when it ends, which the
     * result does not wait for. Called once.
     *
     * @param values sorts the result by id
     */
    <R extends @Nullable Object> CompletableFuture<R> run(
            AsyncLoader<R> method, Function<? super R, Map<K, V>> values) {
        CompletableFuture<Map<CacheKey, Lease>> leases = begin();
        CompletableFuture<R> called = Sequel.of(leases, (granted, failure) -> call(method), steps);
        CompletableFuture<Map<CacheKey, Lookup>> encoded = called.handleAsync(
                (result, failure) -> failure == null ? encode(values.apply(result)) : Map.of(), steps);
        if (binding.context().transactions().defer(ending -> settleAtEnd(leases, encoded, ending))) {
            return encoded.thenCompose(done -> called);
        }
        return settle(leases, encoded).thenCompose(settled -> encoded).thenCompose(done -> called);
    }

    private CompletableFuture<Map<CacheKey, Lease>> begin() {
        if (ids.isEmpty() || !binding.isEnabled()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        List<CacheKey> keys = List.copyOf(ids.keySet());
        List<LeaseRequest> requests = keys.stream()
                .map(key ->
                        binding.leaseRequest(key, binding.context().loadIds().next(), true))
                .toList();
        return binding.context().stages().beginUpdate(requests).handle((leases, failure) -> {
            Map<CacheKey, Lease> byKey = new HashMap<>();
            if (leases == null) {
                binding.commandFailed(keys.get(0), BatchRead.commandFailure(failure));
            } else {
                for (int i = 0; i < keys.size(); i++) {
                    byKey.put(keys.get(i), leases.get(i));
                }
            }
            return byKey;
        });
    }

    private <R extends @Nullable Object> CompletableFuture<R> call(AsyncLoader<R> method) {
        long start = binding.context().time().nanoTime();
        CallObserver.Work work = caller.begin(CallObserver.Kind.UPDATE, binding.name());
        CompletableFuture<R> result;
        try (CallObserver.Scope scope = work.enter()) {
            result = Relay.of(method.load().thenApply(value -> value));
        } catch (Throwable e) {
            result = CompletableFuture.failedFuture(e);
        }
        return result.whenComplete((value, failure) -> {
            binding.loaded(null, binding.context().time().nanoTime() - start, failure);
            work.end(failure);
        });
    }

    private Map<CacheKey, Lookup> encode(Map<K, V> values) {
        Map<CacheKey, Lookup> encoded = new HashMap<>();
        ids.forEach((key, id) -> {
            V value = values.get(id);
            if (value != null && !unless.test(value)) {
                encoded.put(key, binding.encode(key, value));
            }
        });
        return encoded;
    }

    /** On the thread that ends the transaction: waits for what can be settled now, which is everything that was awaited. */
    private void settleAtEnd(
            CompletableFuture<Map<CacheKey, Lease>> leases,
            CompletableFuture<Map<CacheKey, Lookup>> encoded,
            Ending ending) {
        CompletableFuture<Map<CacheKey, Lookup>> kept =
                ending == Ending.COMMITTED ? encoded : encoded.handle((result, failure) -> Map.of());
        CompletableFuture<Void> settled = settle(leases, kept);
        if (encoded.isDone()) {
            settled.join();
        }
    }

    /** Leaves each key with its value or with nothing; never fails. */
    private CompletableFuture<Void> settle(
            CompletableFuture<Map<CacheKey, Lease>> leases, CompletableFuture<Map<CacheKey, Lookup>> encoded) {
        CompletableFuture<Map<CacheKey, Lookup>> kept = encoded.exceptionally(failure -> Map.of());
        return leases.thenCompose(granted -> kept.thenCompose(values -> store(granted, values)))
                .thenCompose(this::evict);
    }

    /** Stores what it can; returns the keys that are left. */
    private CompletableFuture<Set<CacheKey>> store(Map<CacheKey, Lease> leases, Map<CacheKey, Lookup> encoded) {
        Set<CacheKey> left = new LinkedHashSet<>(ids.keySet());
        List<CacheKey> keys = new ArrayList<>();
        List<StoreRequest> requests = new ArrayList<>();
        encoded.forEach((key, value) -> {
            Lease lease = leases.get(key);
            StoreRequest request = lease == null ? null : binding.storing(key, lease, value);
            if (request != null) {
                keys.add(key);
                requests.add(request);
            }
        });
        if (requests.isEmpty()) {
            return CompletableFuture.completedFuture(left);
        }
        return binding.context().stages().store(requests).handle((accepted, failure) -> {
            if (accepted == null) {
                binding.commandFailed(keys.get(0), BatchRead.commandFailure(failure));
                return left;
            }
            for (int i = 0; i < keys.size(); i++) {
                binding.settled(keys.get(i), accepted.get(i));
                if (accepted.get(i)) {
                    left.remove(keys.get(i));
                }
            }
            return left;
        });
    }

    /** Whoever revoked a lease may have stored what it loaded before this update. */
    private CompletableFuture<Void> evict(Set<CacheKey> left) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<String> names = left.stream().map(CacheKey::name).toList();
        return binding.context().stages().evict(names, List.of()).handle((removed, failure) -> {
            if (failure != null) {
                binding.evictionFailed(left.iterator().next(), BatchRead.commandFailure(failure));
            }
            return null;
        });
    }
}
