package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
     * <p>Never throws because the store fails: the method has done its work already. That is counted as an error and
     * logged as a warning; values that could not be removed stay until their TTL ends.
     *
     * @return how many keys were removed; 0 when the store failed, and when a transaction has to commit first
     */
    public long evict(EvictionTarget... targets) {
        return evict(List.of(targets));
    }

    /** Removes what each element stands for; see {@link #evict(EvictionTarget...)}. */
    public <T extends @Nullable Object> long evictAll(
            Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        return evict(targets(elements, target));
    }

    /** Returns what each element stands for. */
    public static <T extends @Nullable Object> List<EvictionTarget> targets(
            Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        List<EvictionTarget> targets = new ArrayList<>();
        for (T element : elements) {
            targets.add(target.apply(element));
        }
        return targets;
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
        try {
            long removed = context.store().evict(scope.keys(), scope.groups());
            counters.evicted(removed);
            return removed;
        } catch (CommandFailedException e) {
            failed(scope, e);
            return 0;
        }
    }

    /** Evicts without blocking and regardless of transactions; never fails. */
    CompletableFuture<Long> begin(List<EvictionTarget> targets) {
        EvictionScope scope = EvictionScope.of(targets, context.config().keyStart());
        if (scope.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        return context.stages().evict(scope.keys(), scope.groups()).handle((removed, failure) -> {
            if (removed == null) {
                failed(scope, BatchRead.commandFailure(failure));
                return 0L;
            }
            counters.evicted(removed);
            return removed;
        });
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
