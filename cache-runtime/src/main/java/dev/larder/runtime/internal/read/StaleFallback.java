package dev.larder.runtime.internal.read;

import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.MethodReporter;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Freshness;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stale values that replace the load of one call when it throws or takes too long. They serve only when there is one for
 * each key that is still open, since a call answers all of its keys or none.
 */
final class StaleFallback<V> {

    private final ReadEngine engine;

    private final MethodReporter reporter;

    private final Freshness freshness;

    private final Map<CacheKey, V> values;

    private final Map<CacheKey, V> stale;

    /** The keys that are not answered yet. */
    private final Set<CacheKey> open;

    /** The answers when the call does not wait; {@code null} when it has to. */
    private final @Nullable Map<CacheKey, V> early;

    /** All answers, once they are there; the store may still have to answer. */
    private volatile @Nullable Map<CacheKey, V> complete;

    /**
     * Takes over the collections.
     *
     * @param values receives the values that are found and loaded
     * @param open loses the keys that are answered
     */
    StaleFallback(
            ReadEngine engine,
            BoundMethod<V> method,
            Freshness freshness,
            Map<CacheKey, V> values,
            Map<CacheKey, V> stale,
            Set<CacheKey> open) {
        this.engine = engine;
        this.reporter = method.reporter();
        this.freshness = freshness;
        this.values = values;
        this.stale = stale;
        this.open = open;
        this.early = stale.keySet().containsAll(open) ? together(values, stale) : null;
    }

    private static <V> Map<CacheKey, V> together(Map<CacheKey, V> values, Map<CacheKey, V> stale) {
        // A copy, since the load goes on with the others.
        Map<CacheKey, V> together = new HashMap<>(values);
        together.putAll(stale);
        return together;
    }

    /** Returns whether values of these keys are all that the failed call lacks besides its stale values. */
    boolean needsOnly(Set<CacheKey> keys, Throwable failure) {
        return freshness.forgives(failure)
                && !stale.keySet().containsAll(open)
                && open.stream().allMatch(key -> stale.containsKey(key) || keys.contains(key));
    }

    /** Returns the answers, or stale values in place of a failure that they may replace. Runs in a step of the call. */
    CompletableFuture<Map<CacheKey, V>> instead(@Nullable Map<CacheKey, V> answers, @Nullable Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(values);
        }
        Throwable cause = CallerFuture.cause(failure);
        if (!freshness.forgives(cause) || !stale.keySet().containsAll(open)) {
            return CompletableFuture.failedFuture(cause);
        }
        for (CacheKey key : open) {
            V value = stale.get(key);
            if (value != null) {
                values.put(key, value);
                reporter.staleServed(key, cause);
                engine.refreshGate().leaveFailed(key.name(), cause);
            }
        }
        return CompletableFuture.completedFuture(values);
    }

    /** Learns that no key is open, though the store may still have to answer. Runs in a step of the call. */
    void answered() {
        if (freshness.hasDeadline()) {
            complete = new HashMap<>(values);
        }
    }

    /** Returns a future that completes with the answers or at a deadline, after which the load goes on. */
    CompletableFuture<Map<CacheKey, V>> inTime(CompletableFuture<Map<CacheKey, V>> answers) {
        if (!freshness.hasDeadline()) {
            return answers;
        }
        CallerFuture<Map<CacheKey, V>> inTime = CallerFuture.of(answers);
        Duration soft = freshness.softDeadline();
        if (soft != null && early != null) {
            after(soft, inTime, result -> stopWaiting(result, early));
        }
        Duration hard = freshness.hardDeadline();
        if (hard != null) {
            after(hard, inTime, result -> giveUp(result, hard));
        }
        return inTime;
    }

    private void stopWaiting(CompletableFuture<Map<CacheKey, V>> result, Map<CacheKey, V> stale) {
        if (!isAnswered(result)) {
            serve(result, stale, null);
        }
    }

    /** Returns whether there is a result, also where only the store has to answer. */
    private boolean isAnswered(CompletableFuture<Map<CacheKey, V>> result) {
        Map<CacheKey, V> answers = complete;
        if (answers != null) {
            result.complete(answers);
        }
        return result.isDone();
    }

    private void giveUp(CompletableFuture<Map<CacheKey, V>> result, Duration hard) {
        if (isAnswered(result)) {
            return;
        }
        LoadTimeoutException timeout = reporter.loadTimedOut(hard);
        if (early != null && freshness.forgives(timeout)) {
            serve(result, early, timeout);
        } else {
            result.completeExceptionally(timeout);
        }
    }

    private void serve(
            CompletableFuture<Map<CacheKey, V>> result, Map<CacheKey, V> answers, @Nullable Throwable failure) {
        if (!result.complete(answers)) {
            return;
        }
        for (CacheKey key : stale.keySet()) {
            reporter.staleServed(key, failure);
            if (failure != null) {
                engine.refreshGate().leaveFailed(key.name(), failure);
            }
        }
    }

    /** Runs an action after some time on the executor, unless the result is there by then. */
    @SuppressWarnings("FutureReturnValueIgnored") // the result carries the outcome
    private void after(
            Duration time,
            CompletableFuture<Map<CacheKey, V>> result,
            Consumer<CompletableFuture<Map<CacheKey, V>>> action) {
        CompletableFuture<Boolean> timer = engine.time().after(time.toNanos());
        timer.thenAcceptAsync(passed -> action.accept(result), engine.executor());
        result.whenComplete((answers, failure) -> timer.cancel(false));
    }
}
