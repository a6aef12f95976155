package dev.larder.runtime;

import dev.larder.runtime.Freshness.Age;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call that reads some keys: all at once, and then loads what is missing. */
final class BatchRead<K, V> {

    private final BatchCall<K, V> call;

    private final Map<CacheKey, K> ids;

    private final TransactionWork.Access access;

    private final WaitBudget patience;

    private final Map<CacheKey, V> values;

    /** Values past their TTL, of keys that missed. */
    private final Map<CacheKey, V> stale = new HashMap<>();

    private final @Nullable Freshness freshness;

    private final boolean isOnItsOwn;

    private final PipelinedRead<V> read;

    BatchRead(BatchCall<K, V> call, Map<CacheKey, K> ids) {
        this.call = call;
        this.ids = ids;
        this.values = new HashMap<>(BatchKeys.capacityFor(ids.size()));
        this.access = call.binding().access();
        this.freshness = call.binding().freshness();
        this.isOnItsOwn = call.binding().isOnItsOwn();
        this.patience = call.binding().context().newPatience();
        this.read = new PipelinedRead<>(call, List.copyOf(ids.keySet()));
    }

    /** Stops waiting for others. */
    void hurry() {
        patience.exhaust();
    }

    /** Returns the values that there are. Called once. */
    CompletableFuture<Map<CacheKey, V>> answer() {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(values);
        }
        if (access == TransactionWork.Access.NONE) {
            return bypass(ids);
        }
        AsyncStore store = call.binding().context().stages();
        return freshness != null && freshness.looksAtAge()
                ? Futures.handleCompose(
                        read.read(store::readTimed, TimedLookup::found),
                        (aged, failure) -> answer(lookups(aged), aged, failure),
                        call.steps())
                : Futures.handleCompose(
                        read.read(store::read, Function.identity()),
                        (found, failure) -> answer(found, null, failure),
                        call.steps());
    }

    private CompletableFuture<Map<CacheKey, V>> answer(
            @Nullable List<Lookup> found, @Nullable List<TimedLookup> aged, @Nullable Throwable failure) {
        if (found == null) {
            ids.keySet().forEach(call.binding()::miss);
            call.binding().commandFailed(ids.keySet().iterator().next(), commandFailure(failure));
            CompletableFuture<Map<CacheKey, V>> loaded = bypass(ids);
            return freshness == null ? loaded : inTime(loaded, fallback(freshness, ids));
        }
        if (freshness == null
                && access == TransactionWork.Access.FULL
                && found.stream().anyMatch(Lookup.Miss.class::isInstance)) {
            return answerPlainly(found);
        }
        Map<CacheKey, K> missed = new LinkedHashMap<>();
        Map<CacheKey, K> due = new LinkedHashMap<>();
        Set<CacheKey> rejected = new HashSet<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            ReadResult<V> answer = read.answer(place, found.get(place));
            Age age = age(answer, aged, place++);
            if (answer instanceof ReadResult.Answered<V> answered && (age != Age.STALE || servedStale(key, answered))) {
                hit(key, answered.value(), age);
                if (age == Age.DUE) {
                    due.put(key, entry.getValue());
                }
                continue;
            }
            call.binding().miss(key);
            missed.put(key, entry.getValue());
            if (answer instanceof ReadResult.Rejected) {
                rejected.add(key);
            }
        }
        refresh(due);
        return missed.isEmpty() ? CompletableFuture.completedFuture(values) : load(missed, rejected);
    }

    /** What is not there is leased at once; the values that are there are read meanwhile. */
    private CompletableFuture<Map<CacheKey, V>> answerPlainly(List<Lookup> found) {
        Map<CacheKey, K> missed = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            if (found.get(place++) instanceof Lookup.Miss) {
                call.binding().miss(entry.getKey());
                missed.put(entry.getKey(), entry.getValue());
            }
        }
        return new MissedBatch<>(call, patience, missed, new HashSet<>(), values, null)
                .resolve(() -> interpretHits(found, missed));
    }

    /** Takes the values; returns what is missing and what holds none that is of use, in their order. */
    private Map<CacheKey, K> interpretHits(List<Lookup> found, Map<CacheKey, K> missed) {
        Set<CacheKey> rejected = new HashSet<>();
        int place = 0;
        for (CacheKey key : ids.keySet()) {
            ReadResult<V> answer = read.answer(place, found.get(place));
            place++;
            if (answer instanceof ReadResult.Missing) {
                continue;
            }
            if (answer instanceof ReadResult.Answered<V> answered) {
                hit(key, answered.value(), Age.FRESH);
            } else {
                call.binding().miss(key);
                rejected.add(key);
            }
        }
        if (rejected.isEmpty()) {
            return missed;
        }
        Map<CacheKey, K> open = new LinkedHashMap<>(ids);
        open.keySet().removeIf(key -> !missed.containsKey(key) && !rejected.contains(key));
        return open;
    }

    private static @Nullable List<Lookup> lookups(@Nullable List<TimedLookup> aged) {
        return aged == null ? null : aged.stream().map(TimedLookup::found).toList();
    }

    private Age age(ReadResult<V> answer, @Nullable List<TimedLookup> aged, int place) {
        // A remembered absence lives by its own TTL.
        return freshness != null
                        && aged != null
                        && answer instanceof ReadResult.Answered<V> answered
                        && answered.value() != null
                ? freshness.age(aged.get(place).left())
                : Age.FRESH;
    }

    /** Keeps a stale value for when there is no other; or serves it, where a load has failed a moment ago. */
    private boolean servedStale(CacheKey key, ReadResult.Answered<V> answered) {
        Throwable lately = call.binding().context().refreshGate().failure(key.name());
        if (lately == null || freshness == null || !freshness.forgives(lately)) {
            stale.put(key, Objects.requireNonNull(answered.value()));
            return false;
        }
        call.binding().staleServed(key, lately);
        return true;
    }

    private void refresh(Map<CacheKey, K> due) {
        if (isOnItsOwn && !due.isEmpty()) {
            RefreshGate gate = call.binding().context().refreshGate();
            due.keySet().removeIf(key -> !gate.enter(key.name()));
            if (!due.isEmpty()) {
                new Refresh<>(call.inBackground(), due).begin();
            }
        }
    }

    private void hit(CacheKey key, @Nullable V value, Age age) {
        if (value == null) {
            call.binding().absentHit(key);
            return;
        }
        values.put(key, value);
        if (age == Age.STALE) {
            call.binding().miss(key);
        } else {
            call.binding().hit(key);
        }
    }

    private CompletableFuture<Map<CacheKey, V>> load(Map<CacheKey, K> missed, Set<CacheKey> rejected) {
        if (freshness == null) {
            return loaded(missed, rejected, null);
        }
        StaleFallback<V> fallback = fallback(freshness, missed);
        CompletableFuture<Map<CacheKey, V>> loaded =
                Futures.handleCompose(loaded(missed, rejected, fallback), fallback::instead, call.steps());
        return inTime(loaded, fallback);
    }

    private StaleFallback<V> fallback(Freshness freshness, Map<CacheKey, K> open) {
        return new StaleFallback<>(call.binding(), freshness, values, stale, open.keySet());
    }

    private CompletableFuture<Map<CacheKey, V>> inTime(
            CompletableFuture<Map<CacheKey, V>> loaded, StaleFallback<V> fallback) {
        return isOnItsOwn ? fallback.inTime(loaded) : loaded;
    }

    private CompletableFuture<Map<CacheKey, V>> loaded(
            Map<CacheKey, K> missed, Set<CacheKey> rejected, @Nullable StaleFallback<V> fallback) {
        return access == TransactionWork.Access.HITS_ONLY
                ? bypass(missed)
                : new MissedBatch<>(call, patience, missed, rejected, values, fallback).resolve();
    }

    private CompletableFuture<Map<CacheKey, V>> bypass(Map<CacheKey, K> missed) {
        return call.load(missed.values()).thenApply(loaded -> {
            missed.forEach((key, id) -> {
                V value = loaded.get(id);
                if (value != null) {
                    values.put(key, value);
                }
            });
            return values;
        });
    }

    static CommandFailedException commandFailure(@Nullable Throwable failure) {
        if (failure != null && CallerFuture.cause(failure) instanceof CommandFailedException known) {
            return known;
        }
        // Nothing but commands is waited for there.
        throw new IllegalStateException(failure);
    }
}
