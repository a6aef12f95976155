package dev.larder.runtime.internal.write;

import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.EvictionOutbox;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Evicts for one method, at once and regardless of transactions.
 *
 * @param awaitsNear whether an eviction ends only when no near cache of the fleet serves the keys any more
 */
record EvictionCall(WriteEngine engine, MethodReporter reporter, boolean awaitsNear) {

    /** Returns whether the eviction is made; a condition that throws counts as true. */
    boolean applies(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException e) {
            reporter.evictionConditionFailed(e);
            return true;
        }
    }

    /** Returns the value of a placeholder; where it throws, any value is meant. */
    @Nullable
    Object orAny(Supplier<? extends @Nullable Object> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            reporter.evictionPathFailed(e);
            return KeyPattern.ANY;
        }
    }

    /**
     * Returns the number of removed keys; fails only with {@link OnEvictFailure#THROW}.
     *
     * @param caller the context in which the eviction was asked for
     * @param entry is told when the eviction has succeeded
     */
    CompletableFuture<Long> begin(
            List<EvictionTarget> targets, CallObserver.Caller caller, EvictionOutbox.Entry entry) {
        EvictionScope scope = EvictionScope.of(targets, engine.keyStart(), engine.reach());
        if (scope.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        CallObserver.Work work = caller.begin(CallObserver.Kind.EVICT, reporter.toString());
        return Futures.handleCompose(evict(scope, work), (removed, failure) -> {
            if (removed != null) {
                return awaitNear(scope).thenApply(confirmed -> {
                    reporter.evicted(scope.first(), removed);
                    entry.evicted();
                    work.end(null);
                    return removed;
                });
            }
            CommandFailedException known = CommandFailedException.known(failure);
            reporter.evictionFailed(scope.first(), known);
            work.end(known);
            return engine.onEvictFailure() == OnEvictFailure.THROW
                    ? CompletableFuture.<Long>failedFuture(stillPending(known))
                    : CompletableFuture.completedFuture(0L);
        });
    }

    @SuppressWarnings("try") // the scope is closed, and not used otherwise
    private CompletableFuture<Long> evict(EvictionScope scope, CallObserver.Work work) {
        try (CallObserver.Scope entered = work.enter()) {
            return engine.store().evict(scope.keys(), scope.groups());
        }
    }

    /** Completes when no near cache serves the keys any more: all have confirmed, or cannot prove their bound by now. */
    private CompletableFuture<Boolean> awaitNear(EvictionScope scope) {
        return awaitsNear
                ? engine.fleet().await(scope.keys(), scope.groups()).toCompletableFuture()
                : CompletableFuture.completedFuture(true);
    }

    private CacheException stillPending(CommandFailedException failure) {
        return new CacheException(reporter + ": the eviction failed and is pending: " + failure.getMessage(), failure);
    }
}
