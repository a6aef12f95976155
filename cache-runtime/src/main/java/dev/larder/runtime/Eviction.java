package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Sequel;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Evicts} method bound to a {@link Larder}. Thread-safe.
 *
 * <p>When an eviction has returned without an error, no read that starts later sees a value that was loaded before it.
 */
public final class Eviction {

    private final EvictingMethod method;

    private final CacheContext context;

    private final MethodCounters counters;

    Eviction(EvictingMethod method, CacheContext context, MethodCounters counters) {
        this.method = method;
        this.context = context;
        this.counters = counters;
    }

    /** Returns what {@code {value|sha256}} puts into a pattern. */
    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, context.codec());
    }

    /**
     * Removes keys and groups of keys; inside a transaction, {@linkplain Transactions when it has committed}. Exact keys
     * take one round trip in all. An interrupt does not cut it short.
     *
     * <p>When the store fails, the eviction is pending: counted as an error, logged as a warning, and repeated until it
     * succeeds; meanwhile this JVM reads nothing from the store that it covers.
     *
     * @return how many keys were removed; 0 when the store failed, and when a transaction has to commit first
     * @throws CacheException when the store failed, only with {@link OnEvictFailure#THROW}
     */
    public long evict(EvictionTarget... targets) {
        return evict(List.of(targets));
    }

    /**
     * Removes what each element stands for; see {@link #evict(EvictionTarget...)}.
     *
     * @param elements {@code null} has none
     */
    public <T extends @Nullable Object> long evictAll(
            @Nullable Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        return evict(targets(elements, target));
    }

    /**
     * Removes what is to be evicted also after a failure, and never throws: what fails is added to what was thrown.
     *
     * @param thrown what the caller is about to throw
     */
    public void evictAfter(Throwable thrown, Supplier<List<EvictionTarget>> targets) {
        try {
            evict(targets.get());
        } catch (Throwable e) {
            suppress(thrown, e);
        }
    }

    /** Adds a failure to an earlier one, unless they are the same. */
    static void suppress(Throwable earlier, Throwable later) {
        if (earlier != later) {
            earlier.addSuppressed(later);
        }
    }

    /**
     * Returns what each element stands for.
     *
     * @param elements {@code null} has none
     */
    public static <T extends @Nullable Object> List<EvictionTarget> targets(
            @Nullable Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        List<EvictionTarget> targets = new ArrayList<>();
        if (elements != null) {
            for (T element : elements) {
                targets.add(target.apply(element));
            }
        }
        return targets;
    }

    /** Returns the targets of several lists, so that they are evicted together. */
    @SafeVarargs
    public static List<EvictionTarget> together(List<EvictionTarget>... lists) {
        List<EvictionTarget> all = new ArrayList<>();
        for (List<EvictionTarget> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    /** Removes keys and groups of keys; see {@link #evict(EvictionTarget...)}. */
    public long evict(List<EvictionTarget> targets) {
        EvictionScope scope = EvictionScope.of(targets, context.config().keyStart());
        if (scope.isEmpty()) {
            return 0;
        }
        boolean deferred = context.transactions().defer(ending -> {
            if (ending == Ending.COMMITTED) {
                evict(scope);
            }
        });
        return deferred ? 0 : evict(scope);
    }

    private long evict(EvictionScope scope) {
        CallObserver.Work work = begin(context.observer().caller());
        try {
            long removed = context.store().evict(scope.keys(), scope.groups());
            succeeded(scope, removed);
            work.end(null);
            return removed;
        } catch (CommandFailedException e) {
            failed(scope, e);
            work.end(e);
            if (context.config().outage().onEvictFailure() == OnEvictFailure.THROW) {
                throw stillPending(e);
            }
            return 0;
        }
    }

    /**
     * Evicts without blocking and regardless of transactions; fails only with {@link OnEvictFailure#THROW}.
     */
    CompletableFuture<Long> begin(List<EvictionTarget> targets, CallObserver.Caller caller) {
        EvictionScope scope = EvictionScope.of(targets, context.config().keyStart());
        if (scope.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        CallObserver.Work work = begin(caller);
        return Sequel.of(context.stages().evict(scope.keys(), scope.groups()), (removed, failure) -> {
            if (removed != null) {
                succeeded(scope, removed);
                work.end(null);
                return CompletableFuture.completedFuture(removed);
            }
            CommandFailedException known = BatchRead.commandFailure(failure);
            failed(scope, known);
            work.end(known);
            return context.config().outage().onEvictFailure() == OnEvictFailure.THROW
                    ? CompletableFuture.<Long>failedFuture(stillPending(known))
                    : CompletableFuture.completedFuture(0L);
        });
    }

    private CallObserver.Work begin(CallObserver.Caller caller) {
        return caller.begin(CallObserver.Kind.EVICT, method.toString());
    }

    private void succeeded(EvictionScope scope, long removed) {
        counters.evicted(removed);
        context.events()
                .tell(() -> new CacheEvent.Evicted(
                        method.toString(), context.events().shown(scope.first()), removed));
    }

    private CacheException stillPending(CommandFailedException failure) {
        return new CacheException(method + ": the eviction failed and is pending: " + failure.getMessage(), failure);
    }

    private void failed(EvictionScope scope, CommandFailedException failure) {
        counters.error();
        context.troubles().warn(Trouble.EVICTION_FAILED, method.toString(), scope.first(), failure);
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
