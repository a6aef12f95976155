package dev.larder.runtime;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An in-memory store whose commands fail, stall or are held back as a test says. */
final class ScriptedStore implements CacheStore {

    enum Command {
        READ,
        ACQUIRE,
        BEGIN_UPDATE,
        STORE,
        RELEASE,
        COUNT,
        EVICT,
        READ_MANY,
        ACQUIRE_MANY,
        BEGIN_UPDATE_MANY,
        STORE_MANY,
        RELEASE_MANY,
        REMAINING,
        EXPIRE,
        PING
    }

    enum Fault {
        /** Answers with an error. */
        FAILS,
        /** Throws where it should not. */
        THROWS,
        /** Is never executed and never answered. */
        STALLS,
        /** Is executed and never answered. */
        LOSES_REPLY
    }

    private final InMemoryCacheStore memory;

    private final Map<Command, Fault> faults = new ConcurrentHashMap<>();

    private final Map<Command, Queue<HeldCommand>> held = new ConcurrentHashMap<>();

    private final Map<Command, AtomicInteger> counts = new ConcurrentHashMap<>();

    ScriptedStore() {
        this(Clock.systemUTC());
    }

    ScriptedStore(Clock clock) {
        this.memory = InMemoryCacheStore.create(clock);
    }

    void let(Command command, Fault fault) {
        faults.put(command, fault);
    }

    void letAll(Fault fault) {
        for (Command command : Command.values()) {
            let(command, fault);
        }
    }

    void heal() {
        faults.clear();
    }

    /** Holds back the next such command. */
    HeldCommand hold(Command command) {
        HeldCommand next = new HeldCommand();
        held.computeIfAbsent(command, c -> new ConcurrentLinkedQueue<>()).add(next);
        return next;
    }

    int count(Command command) {
        return counts.computeIfAbsent(command, c -> new AtomicInteger()).get();
    }

    /** Puts a text under a key, behind the back of whoever is tested. */
    void put(String key, String text) {
        var request = new LeaseRequest(
                key,
                new IndexEntry.Indexed(List.of()),
                System.nanoTime(),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Claim.ALWAYS);
        Lease lease = memory.beginUpdate(request).toCompletableFuture().join();
        memory.store(key, lease, text.getBytes(StandardCharsets.UTF_8), Duration.ofHours(1));
    }

    void remove(String key) {
        memory.evict(List.of(key), List.of());
    }

    /** Returns what a reader sees: the text, "absent" or "miss". */
    String at(String key) {
        Lookup found = memory.read(key).toCompletableFuture().join();
        if (found instanceof Lookup.Hit hit) {
            return new String(hit.value(), StandardCharsets.UTF_8);
        }
        return found instanceof Lookup.AbsentHit ? "absent" : "miss";
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return run(Command.READ, () -> memory.readTimed(key));
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return run(Command.READ_MANY, () -> memory.readTimedMany(keys));
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return run(Command.READ, () -> memory.read(key));
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return run(Command.ACQUIRE, () -> memory.acquire(request));
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return run(Command.BEGIN_UPDATE, () -> memory.beginUpdate(request));
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return run(Command.STORE, () -> memory.store(key, lease, value, ttl));
    }

    @Override
    public CompletionStage<Void> release(String key, long loadId) {
        return run(Command.RELEASE, () -> memory.release(key, loadId));
    }

    @Override
    public CompletionStage<Long> count(String glob) {
        return run(Command.COUNT, () -> memory.count(glob));
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return run(Command.EVICT, () -> memory.evict(exactKeys, groups));
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return run(Command.READ_MANY, () -> memory.readMany(keys));
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return run(Command.ACQUIRE_MANY, () -> memory.acquireMany(requests));
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return run(Command.BEGIN_UPDATE_MANY, () -> memory.beginUpdateMany(requests));
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return run(Command.STORE_MANY, () -> memory.storeMany(requests));
    }

    @Override
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return run(Command.RELEASE_MANY, () -> memory.releaseMany(loadIds));
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return run(Command.REMAINING, () -> memory.remaining(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry listing, Duration ttl) {
        return run(Command.EXPIRE, () -> memory.expire(key, listing, ttl));
    }

    @Override
    public CompletionStage<Void> ping() {
        return run(Command.PING, memory::ping);
    }

    @Override
    public void close() {
        memory.close();
    }

    private <T> CompletionStage<T> run(Command command, Supplier<CompletionStage<T>> execution) {
        counts.computeIfAbsent(command, c -> new AtomicInteger()).incrementAndGet();
        Queue<HeldCommand> waiting = held.get(command);
        HeldCommand next = waiting == null ? null : waiting.poll();
        if (next != null) {
            return next.take(execution);
        }
        Fault fault = faults.get(command);
        if (fault == null) {
            return execution.get();
        }
        switch (fault) {
            case FAILS:
                return CompletableFuture.failedFuture(new StoreException("scripted failure"));
            case THROWS:
                throw new IllegalStateException("scripted throw");
            case LOSES_REPLY:
                return execution.get().thenCompose(lost -> new CompletableFuture<>());
            default:
                return new CompletableFuture<>();
        }
    }
}
