package dev.larder.runtime.internal.read;

import dev.larder.runtime.internal.audit.MethodAudits;
import dev.larder.runtime.internal.binding.BatchKeys;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.command.Futures;
import dev.larder.runtime.internal.outage.BatchReplies;
import dev.larder.runtime.internal.time.WaitBudget;
import dev.larder.runtime.internal.transaction.Snapshot;
import dev.larder.runtime.internal.transaction.TransactionWork.Access;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.method.Freshness.Age;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import java.util.ArrayList;
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

/** One call that reads its keys, all at once, and then has the missing values loaded. One of its methods runs it, once. */
final class CacheRead<K, V> {

    private final ReadCall<K, V> call;

    private final BoundMethod<V> method;

    /** The keys that the store is asked for. */
    private Map<CacheKey, K> ids;

    private final Access access;

    /** The snapshot that loads read; {@code null} when they read what is committed. */
    private final @Nullable Snapshot snapshot;

    private final WaitBudget budget;

    private final Map<CacheKey, V> values;

    /** The values past their TTL of keys that missed. */
    private final Map<CacheKey, V> stale = new HashMap<>();

    private final @Nullable Freshness freshness;

    private final boolean allowsOtherThreads;

    private PipelinedRead<V> read;

    /** The keys whose read failed, which are loaded without the cache. */
    private final Set<CacheKey> unread = new HashSet<>();

    CacheRead(ReadCall<K, V> call, Map<CacheKey, K> ids) {
        this.call = call;
        this.method = call.method();
        this.ids = ids;
        this.values = new HashMap<>(BatchKeys.capacityFor(ids.size()));
        this.access = call.engine().access(method);
        this.snapshot =
                access == Access.HITS_ONLY ? call.engine().transactions().snapshot() : null;
        this.freshness = method.freshness();
        this.allowsOtherThreads = call.engine().allowsOtherThreads(method);
        this.budget = call.engine().waitBudgets().get();
        this.read = new PipelinedRead<>(call, List.copyOf(ids.keySet()));
    }

    /** Makes the call load by itself instead of waiting for the loads of others any longer. */
    void stopWaitingForOthers() {
        budget.exhaust();
    }

    /** Returns the values that there are. */
    CompletableFuture<Map<CacheKey, V>> run() {
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(values);
        }
        if (access == Access.NONE) {
            return bypass(ids);
        }
        takeNear();
        return ids.isEmpty() ? CompletableFuture.completedFuture(values) : askStore();
    }

    /** Does the same for keys that the caller did not find near. */
    CompletableFuture<Map<CacheKey, V>> runPastNear() {
        if (access == Access.NONE) {
            return bypass(ids);
        }
        call.near().expect(ids.keySet());
        return askStore();
    }

    private CompletableFuture<Map<CacheKey, V>> askStore() {
        if (expectsMiss()) {
            return new MissResolution<>(call, snapshot, budget, new LinkedHashMap<>(ids), new HashSet<>(), values, null)
                    .resolveUnread();
        }
        AsyncStore store = call.engine().async();
        return freshness != null && freshness.looksAtAge()
                ? read.read(store::readTimed, TimedLookup::found)
                        .thenComposeAsync(timed -> afterRead(lookups(timed), timed), call.steps())
                : read.read(store::read, Function.identity())
                        .thenComposeAsync(found -> afterRead(found, null), call.steps());
    }

    /** Takes the values that are near; the store is asked for the others. */
    private void takeNear() {
        Map<CacheKey, K> rest = call.near().take(ids, values);
        if (rest.size() < ids.size()) {
            if (method.audits() != null) {
                ids.forEach((key, id) -> {
                    if (!rest.containsKey(key)) {
                        auditDrawn(key, id);
                    }
                });
            }
            ids = rest;
            read = new PipelinedRead<>(call, List.copyOf(ids.keySet()));
        }
    }

    /** Returns whether to ask for the lease of a single key at once, which tells as well whether the key holds a value. */
    private boolean expectsMiss() {
        return ids.size() == 1
                && freshness == null
                && access == Access.FULL
                && method.predictor().expectsMiss();
    }

    /** Goes on after the caller read its only key and found no value to use; the method has no freshness. */
    CompletableFuture<Map<CacheKey, V>> afterMiss(boolean rejected) {
        ids.keySet().forEach(method.reporter()::miss);
        call.near().expect(ids.keySet());
        return resolve(new LinkedHashMap<>(ids), rejected ? new HashSet<>(ids.keySet()) : new HashSet<>(), null);
    }

    /** Goes on after the read of all keys has failed. */
    CompletableFuture<Map<CacheKey, V>> afterFailure(CommandFailedException failure) {
        ids.keySet().forEach(method.reporter()::miss);
        method.reporter().commandFailed(ids.keySet().iterator().next(), failure);
        CompletableFuture<Map<CacheKey, V>> loaded = bypass(ids);
        return freshness == null ? loaded : inTime(loaded, fallback(freshness, ids));
    }

    private CompletableFuture<Map<CacheKey, V>> afterRead(
            BatchReplies<Lookup> found, @Nullable BatchReplies<TimedLookup> timed) {
        Throwable failure = found.failure();
        if (failure != null) {
            if (found.isFailed()) {
                return afterFailure(CommandFailedException.of(failure));
            }
            reportFailure(found, failure);
        } else if (freshness == null && stores() && found.replies().stream().anyMatch(Lookup.Miss.class::isInstance)) {
            return leaseAndInterpret(found);
        }
        Map<CacheKey, K> missed = new LinkedHashMap<>();
        Map<CacheKey, K> due = new LinkedHashMap<>();
        Set<CacheKey> rejected = new HashSet<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            Lookup lookup = found.get(place);
            if (lookup == null) {
                unread.add(key);
            }
            ReadResult<V> result = lookup == null ? new ReadResult.Missing<>() : read.result(place, lookup);
            TimedLookup aged = timed == null ? null : timed.get(place);
            Age age = age(result, timed, place++);
            if (result instanceof ReadResult.Answered<V> answered && (age != Age.STALE || servesStale(key, answered))) {
                answer(key, entry.getValue(), answered.value(), age);
                if (age == Age.FRESH && lookup != null) {
                    call.near().found(key, lookup, answered, aged == null ? null : aged.left());
                }
                if (age == Age.DUE) {
                    due.put(key, entry.getValue());
                }
                continue;
            }
            method.reporter().miss(key);
            missed.put(key, entry.getValue());
            if (result instanceof ReadResult.Rejected) {
                rejected.add(key);
            }
        }
        refresh(due);
        return missed.isEmpty() ? CompletableFuture.completedFuture(values) : load(missed, rejected);
    }

    /** Reports once that some keys could not be read. */
    private void reportFailure(BatchReplies<Lookup> found, Throwable failure) {
        int place = 0;
        for (CacheKey key : ids.keySet()) {
            if (found.get(place++) == null) {
                method.reporter().commandFailed(key, CommandFailedException.of(failure));
                return;
            }
        }
    }

    /** Asks for the leases of missing keys at once, and makes values of the other keys while the store answers. */
    private CompletableFuture<Map<CacheKey, V>> leaseAndInterpret(BatchReplies<Lookup> found) {
        Map<CacheKey, K> missed = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            if (found.get(place++) instanceof Lookup.Miss) {
                method.reporter().miss(entry.getKey());
                missed.put(entry.getKey(), entry.getValue());
            }
        }
        return new MissResolution<>(call, snapshot, budget, missed, new HashSet<>(), values, null)
                .resolve(() -> interpretHits(found, missed));
    }

    /** Takes the values; returns the keys that are missing or hold no value of use, in their order. */
    private Map<CacheKey, K> interpretHits(BatchReplies<Lookup> found, Map<CacheKey, K> missed) {
        Set<CacheKey> rejected = new HashSet<>();
        int place = 0;
        for (Map.Entry<CacheKey, K> entry : ids.entrySet()) {
            CacheKey key = entry.getKey();
            Lookup lookup = Objects.requireNonNull(found.get(place));
            ReadResult<V> result = read.result(place++, lookup);
            if (result instanceof ReadResult.Missing) {
                continue;
            }
            if (result instanceof ReadResult.Answered<V> answered) {
                answer(key, entry.getValue(), answered.value(), Age.FRESH);
                call.near().found(key, lookup, answered, null);
            } else {
                method.reporter().miss(key);
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

    private static BatchReplies<Lookup> lookups(BatchReplies<TimedLookup> timed) {
        List<@Nullable Lookup> found = new ArrayList<>(timed.size());
        for (TimedLookup lookup : timed.replies()) {
            found.add(lookup == null ? null : lookup.found());
        }
        return new BatchReplies<>(found, timed.failure());
    }

    private Age age(ReadResult<V> result, @Nullable BatchReplies<TimedLookup> timed, int place) {
        TimedLookup lookup = timed == null ? null : timed.get(place);
        // A remembered absence lives by its own TTL.
        return freshness != null
                        && lookup != null
                        && result instanceof ReadResult.Answered<V> answered
                        && answered.value() != null
                ? freshness.age(lookup.left())
                : Age.FRESH;
    }

    /** Keeps a stale value to replace a failed load; returns whether to serve it at once, since a load failed recently. */
    private boolean servesStale(CacheKey key, ReadResult.Answered<V> answered) {
        Throwable recent = call.engine().refreshGate().failure(key.name());
        if (recent == null || freshness == null || !freshness.forgives(recent)) {
            stale.put(key, Objects.requireNonNull(answered.value()));
            return false;
        }
        method.reporter().staleServed(key, recent);
        return true;
    }

    private void refresh(Map<CacheKey, K> due) {
        if (allowsOtherThreads && !due.isEmpty()) {
            RefreshGate gate = call.engine().refreshGate();
            due.keySet().removeIf(key -> !key.isListable() || !gate.enter(key.name()));
            if (!due.isEmpty()) {
                new BackgroundRefresh<>(call.inBackground(), due).begin();
            }
        }
    }

    private void answer(CacheKey key, K id, @Nullable V value, Age age) {
        if (value != null) {
            values.put(key, value);
        }
        if (age == Age.STALE) {
            method.reporter().miss(key);
        } else {
            method.reporter().answered(key, value);
        }
        if (age == Age.FRESH) {
            auditDrawn(key, id);
        }
    }

    /** Audits a hit, if it is drawn. */
    private void auditDrawn(CacheKey key, K id) {
        MethodAudits<V> audits = method.audits();
        if (audits != null && audits.isDrawn() && allowsOtherThreads) {
            audits.begin(key, call.again(id));
        }
    }

    private CompletableFuture<Map<CacheKey, V>> load(Map<CacheKey, K> missed, Set<CacheKey> rejected) {
        if (freshness == null) {
            return resolve(missed, rejected, null);
        }
        StaleFallback<V> fallback = fallback(freshness, missed);
        CompletableFuture<Map<CacheKey, V>> loaded =
                Futures.handleCompose(resolve(missed, rejected, fallback), fallback::instead, call.steps());
        return inTime(loaded, fallback);
    }

    private StaleFallback<V> fallback(Freshness freshness, Map<CacheKey, K> open) {
        return new StaleFallback<>(call.engine(), method, freshness, values, stale, open.keySet());
    }

    private CompletableFuture<Map<CacheKey, V>> inTime(
            CompletableFuture<Map<CacheKey, V>> loaded, StaleFallback<V> fallback) {
        return allowsOtherThreads ? fallback.inTime(loaded) : loaded;
    }

    private CompletableFuture<Map<CacheKey, V>> resolve(
            Map<CacheKey, K> missed, Set<CacheKey> rejected, @Nullable StaleFallback<V> fallback) {
        return stores()
                ? new MissResolution<>(call, snapshot, budget, missed, rejected, values, fallback)
                        .resolveWithout(unread)
                : loadUnstored(missed);
    }

    /** Returns whether loaded values may be stored; those of a snapshot are, unless they were evicted since. */
    private boolean stores() {
        return access == Access.FULL || snapshot != null;
    }

    /** Loads without storing, since the caller is in a transaction. */
    private CompletableFuture<Map<CacheKey, V>> loadUnstored(Map<CacheKey, K> missed) {
        return bypass(missed).thenApply(loaded -> {
            method.reporter()
                    .unstoredInTransaction(
                            missed.keySet().stream().filter(loaded::containsKey).toList());
            return loaded;
        });
    }

    private CompletableFuture<Map<CacheKey, V>> bypass(Map<CacheKey, K> missed) {
        return call.load(missed).thenApply(loaded -> {
            missed.forEach((key, id) -> {
                V value = BatchKeys.valueOf(loaded, id);
                if (value != null) {
                    values.put(key, value);
                }
            });
            return values;
        });
    }
}
