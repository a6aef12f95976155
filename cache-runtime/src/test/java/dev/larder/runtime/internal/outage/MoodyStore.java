package dev.larder.runtime.internal.outage;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Listing;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store in memory that can be told to fail, to refuse, to keep silent or to answer late; notes what was evicted. */
final class MoodyStore implements CacheStore {

    enum Mood {
        /** Does what it is told. */
        WILLING,
        /** Fails at once, without effect. */
        FAILING,
        /** Answers that this command is refused, without effect. */
        REFUSING,
        /** Does nothing and says nothing until {@link MoodyStore#speak}, which does it. */
        SILENT,
        /** Does what it is told, and says so only at {@link MoodyStore#speak}. */
        SLOW,
        /** Does what it is told, and claims to have failed. */
        LYING
    }

    final CacheStore inner = InMemoryCacheStore.create();

    final List<String> evicted = new ArrayList<>();

    private final List<Runnable> unspoken = new ArrayList<>();

    private Mood mood = Mood.WILLING;

    private int commands;

    void become(Mood mood) {
        this.mood = mood;
    }

    /** Answers what it kept silent about. */
    void speak() {
        List<Runnable> answers = List.copyOf(unspoken);
        unspoken.clear();
        answers.forEach(Runnable::run);
    }

    /** Returns how many commands arrived. */
    int commands() {
        return commands;
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return inMood(() -> inner.read(key));
    }

    @Override
    public CompletionStage<TimedLookup> readAged(String key) {
        return inMood(() -> inner.readAged(key));
    }

    @Override
    public CompletionStage<List<TimedLookup>> readAgedMany(List<String> keys) {
        return inMood(() -> inner.readAgedMany(keys));
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return inMood(() -> inner.acquire(request));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return inMood(() -> inner.beginUpdate(request));
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return inMood(() -> inner.store(key, lease, value, ttl));
    }

    @Override
    public CompletionStage<Void> release(String key, Lease lease) {
        return inMood(() -> inner.release(key, lease));
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return inMood(() -> {
            evicted.addAll(exactKeys);
            groups.forEach(group -> evicted.add(group.glob()));
            return inner.evict(exactKeys, groups);
        });
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return inMood(() -> inner.readMany(keys));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return inMood(() -> inner.acquireMany(requests));
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return inMood(() -> inner.beginUpdateMany(requests));
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return inMood(() -> inner.storeMany(requests));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Lease> leases) {
        return inMood(() -> inner.releaseMany(leases));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return inMood(() -> inner.remaining(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, Listing listing, Duration ttl) {
        return inMood(() -> inner.expire(key, listing, ttl));
    }

    @Override
    public CompletionStage<Void> ping() {
        return inMood(inner::ping);
    }

    @Override
    public void close() {
        inner.close();
    }

    private <T> CompletionStage<T> inMood(Supplier<CompletionStage<T>> body) {
        commands++;
        CompletableFuture<T> answer = new CompletableFuture<>();
        switch (mood) {
            case WILLING -> complete(answer, body.get());
            case FAILING -> answer.completeExceptionally(new StoreException("connection refused"));
            case REFUSING -> answer.completeExceptionally(new CommandRefusedException("OOM"));
            case SILENT -> unspoken.add(() -> complete(answer, body.get()));
            case SLOW -> {
                CompletionStage<T> done = body.get();
                unspoken.add(() -> complete(answer, done));
            }
            case LYING -> {
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
