package dev.larder.runtime.testing;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store in memory that fails, refuses commands, keeps silent or answers late, as a test says. Not thread-safe. */
public final class FaultyStore implements CacheStore {

    /** The way in which the store treats commands. */
    public enum Behavior {
        /** Carries each command out. */
        NORMAL,
        /** Fails at once, without effect. */
        FAILING,
        /** Refuses each command, without effect. */
        REFUSING,
        /** Carries a command out, and answers it, only at {@link FaultyStore#answer}. */
        SILENT,
        /** Carries each command out at once, and answers it at {@link FaultyStore#answer}. */
        SLOW,
        /** Carries each command out, and then fails. */
        FAILING_AFTERWARDS
    }

    private final CacheStore inner = InMemoryCacheStore.create();

    private final List<String> evicted = new ArrayList<>();

    private final List<Runnable> unanswered = new ArrayList<>();

    private Behavior behavior = Behavior.NORMAL;

    private int commands;

    private Predicate<String> repeating = key -> false;

    @Override
    public boolean leaveTraces(String keyStart, Duration lasting) {
        return inner.leaveTraces(keyStart, lasting);
    }

    @Override
    public Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        return inner.nearLink(settings, listener);
    }

    /** Returns the store without the faults. */
    public CacheStore inner() {
        return inner;
    }

    /** Returns the keys and patterns of all evictions that arrived, in their order. */
    public List<String> evicted() {
        return List.copyOf(evicted);
    }

    /** Treats later commands in this way. */
    public void behave(Behavior behavior) {
        this.behavior = behavior;
    }

    /** Answers the commands that are not answered yet. */
    public void answer() {
        List<Runnable> answers = List.copyOf(unanswered);
        unanswered.clear();
        answers.forEach(Runnable::run);
    }

    /** Returns the number of commands that arrived. */
    public int commands() {
        return commands;
    }

    /** Repeats evictions of these keys from now on. */
    public void repeat(Predicate<String> keys) {
        repeating = keys;
    }

    @Override
    public boolean isRepeatingEvictionOf(String key) {
        return repeating.test(key);
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return respond(() -> inner.read(key));
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return respond(() -> inner.readTimed(key));
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return respond(() -> inner.readTimedMany(keys));
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return respond(() -> inner.acquire(request));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return respond(() -> inner.beginUpdate(request));
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return respond(() -> inner.store(key, lease, value, ttl));
    }

    @Override
    public CompletionStage<Void> release(String key, long loadId) {
        return respond(() -> inner.release(key, loadId));
    }

    @Override
    public CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return respond(() -> inner.evictValue(key, value));
    }

    @Override
    public CompletionStage<Long> count(String glob) {
        return respond(() -> inner.count(glob));
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return respond(() -> {
            evicted.addAll(exactKeys);
            groups.forEach(group -> evicted.add(group.glob()));
            return inner.evict(exactKeys, groups);
        });
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return respond(() -> inner.readMany(keys));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return respond(() -> inner.acquireMany(requests));
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return respond(() -> inner.beginUpdateMany(requests));
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return respond(() -> inner.storeMany(requests));
    }

    @Override
    public CompletionStage<List<Boolean>> addTags(List<TagListing> listings) {
        return respond(() -> inner.addTags(listings));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return respond(() -> inner.releaseMany(loadIds));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return respond(() -> inner.remaining(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry entry, Duration ttl) {
        return respond(() -> inner.expire(key, entry, ttl));
    }

    @Override
    public CompletionStage<Void> ping() {
        return respond(inner::ping);
    }

    @Override
    public void close() {
        inner.close();
    }

    private <T> CompletionStage<T> respond(Supplier<CompletionStage<T>> body) {
        commands++;
        CompletableFuture<T> answer = new CompletableFuture<>();
        switch (behavior) {
            case NORMAL -> complete(answer, body.get());
            case FAILING -> answer.completeExceptionally(new StoreException("connection refused"));
            case REFUSING -> answer.completeExceptionally(new CommandRefusedException("OOM"));
            case SILENT -> unanswered.add(() -> complete(answer, body.get()));
            case SLOW -> {
                CompletionStage<T> done = body.get();
                unanswered.add(() -> complete(answer, done));
            }
            case FAILING_AFTERWARDS -> {
                body.get()
                        .whenComplete((value, failure) ->
                                answer.completeExceptionally(new StoreException("connection reset")));
            }
        }
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, CompletionStage<T> result) {
        result.whenComplete((value, failure) -> answer.complete(value));
    }
}
