package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallerFuture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stale values that one call has, for when its load throws or takes too long. They serve only when there is one for
 * each key that is open then; a call gives all of its answer or none.
 */
final class StaleFallback<V> {

    private final MethodBinding<V> binding;

    private final Freshness freshness;

    private final Map<CacheKey, V> values;

    private final Map<CacheKey, V> stale;

    /** The keys that are not answered yet. */
    private final Set<CacheKey> open;

    /** What the call answers when it does not wait; {@code null} when it has to. */
    private final @Nullable Map<CacheKey, V> early;

    /** All answers, as soon as they are there; the store may still have to answer. */
    private volatile @Nullable Map<CacheKey, V> complete;

    /**
     * Takes over the collections.
     *
     * @param values receives what is found and loaded
     * @param open loses what is answered
     */
    StaleFallback(
            MethodBinding<V> binding,
            Freshness freshness,
            Map<CacheKey, V> values,
            Map<CacheKey, V> stale,
            Set<CacheKey> open) {
        this.binding = binding;
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

    /** Tells whether some of these keys are all that a call lacks that fails with this, beside its stale values. */
    boolean needsOnly(Set<CacheKey> keys, Throwable failure) {
        return freshness.forgives(failure)
                && !stale.keySet().containsAll(open)
                && open.stream().allMatch(key -> stale.containsKey(key) || keys.contains(key));
    }

    /** Returns the answers, or stale values instead of a failure that may be forgiven. In a step of the call. */
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
                binding.staleServed(key, cause);
                binding.context().refreshGate().leaveFailed(key.name(), cause);
            }
        }
        return CompletableFuture.completedFuture(values);
    }

    /** Nothing is open any more, but the store may take its time. In a step of the call. */
    void answered() {
        if (freshness.hasDeadline()) {
            complete = new HashMap<>(values);
        }
    }

    /** Returns what completes as the answers do, or when a deadline has passed; the answers go on. */
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

    /** Tells whether there is a result, if need be of what only waits for the store. */
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
        LoadTimeoutException timeout = binding.loadTimedOut(hard);
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
            binding.staleServed(key, failure);
            if (failure != null) {
                binding.context().refreshGate().leaveFailed(key.name(), failure);
            }
        }
    }

    /** Does something later, on a thread for steps, unless the result is there by then. */
    @SuppressWarnings("FutureReturnValueIgnored") // the result tells
    private void after(
            Duration time,
            CompletableFuture<Map<CacheKey, V>> result,
            Consumer<CompletableFuture<Map<CacheKey, V>>> action) {
        CompletableFuture<Boolean> timer = binding.context().time().after(time.toNanos());
        timer.thenAcceptAsync(passed -> action.accept(result), binding.context().executor());
        result.whenComplete((answers, failure) -> timer.cancel(false));
    }
}
