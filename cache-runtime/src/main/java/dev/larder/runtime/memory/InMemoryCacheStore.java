package dev.larder.runtime.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.larder.runtime.internal.glob.GlobMatcher;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CacheStore} in this JVM. Leases, expiry and evictions work as in Redis.
 *
 * <p>For tests of applications: {@code Larder.builder().store(InMemoryCacheStore.create()).open()}. It needs Caffeine on
 * the class path. Only the TTLs of the values limit its size. It has no index: a pattern and a tag walk all keys.
 *
 * <p>Stages are complete when they are returned. Thread-safe.
 */
public final class InMemoryCacheStore implements CacheStore {

    private static final Duration LONGEST_LEASE = Duration.ofHours(25);

    private final Clock clock;

    private final Cache<String, Entry> cache;

    /** A view of the cache. Its {@code compute} makes each command atomic for its key. */
    private final ConcurrentMap<String, Entry> entries;

    private final Set<InMemoryNearLink> links = new CopyOnWriteArraySet<>();

    private final EvictionTraces traces;

    /** The moments at which tags were evicted, for longer than any lease lasts. */
    private final Cache<String, Long> tagTraces;

    /** The latest moment of a lease or of an eviction by a tag, by {@link System#nanoTime}. */
    private final AtomicLong latest = new AtomicLong(System.nanoTime());

    private volatile boolean closed;

    private InMemoryCacheStore(Clock clock) {
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .ticker(() -> nowMicros() * 1000)
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, Entry>writing((key, entry) -> untilExpiryOf(entry)))
                .build();
        this.entries = cache.asMap();
        this.traces = new EvictionTraces(this::nowMicros);
        this.tagTraces = Caffeine.newBuilder()
                .ticker(() -> nowMicros() * 1000)
                .executor(Runnable::run)
                .expireAfterWrite(LONGEST_LEASE)
                .build();
    }

    /** Returns an empty store. */
    public static InMemoryCacheStore create() {
        return new InMemoryCacheStore(Clock.systemUTC());
    }

    /** Returns an empty store with a clock, by which a test can let leases and values expire. */
    public static InMemoryCacheStore create(Clock clock) {
        return new InMemoryCacheStore(clock);
    }

    @Override
    public CompletionStage<Lookup> read(String key) {
        return command(() -> {
            Entry entry = entries.get(key);
            return Signature.classify(entry == null ? null : entry.bytes());
        });
    }

    @Override
    public CompletionStage<TimedLookup> readTimed(String key) {
        return command(() -> {
            Entry entry = entries.get(key);
            return entry == null
                    ? new TimedLookup(Lookup.miss(), TimedLookup.FOREVER)
                    : new TimedLookup(Signature.classify(entry.bytes()), untilExpiryOf(entry));
        });
    }

    @Override
    public CompletionStage<Acquisition> acquire(LeaseRequest request) {
        return command(() -> {
            Outcome<Acquisition> outcome = new Outcome<>(new Acquisition.Busy());
            long moment = moment();
            entries.compute(request.key(), (key, entry) -> acquire(request, moment, entry, outcome));
            // After the lease, since an eviction looks for keys after it has left its trace.
            return request.asksForTraces() && outcome.value instanceof Acquisition.Own own
                    ? new Acquisition.Own(own.lease(), traces.unevictedFor(request.key()))
                    : outcome.value;
        });
    }

    private @Nullable Entry acquire(
            LeaseRequest request, long moment, @Nullable Entry entry, Outcome<Acquisition> outcome) {
        Signature mine = sign(request);
        Signature present = entry == null ? null : entry.signature();
        if (present != null && present.loadId() == request.loadId()) {
            outcome.value = own(present, moment);
            return entry;
        }
        boolean leased = present != null && isLive(present, request.lease());
        if (entry == null || entry.isOnlyLeased()) {
            boolean busy = leased || request.claim() instanceof Claim.Refresh;
            outcome.value = busy ? new Acquisition.Busy() : own(mine, moment);
            return busy ? entry : leased(mine, request);
        }
        if (!covers(request.claim(), entry)) {
            outcome.value = new Acquisition.Found(Signature.classify(entry.bytes()));
            return entry;
        }
        outcome.value = leased ? new Acquisition.Busy() : own(mine, moment);
        return leased ? entry : entry.with(mine).tagged(request.indexEntry().tags());
    }

    private static Entry leased(Signature lease, LeaseRequest request) {
        return Entry.leased(lease, Set.of()).tagged(request.indexEntry().tags());
    }

    @Override
    public boolean leaveTraces(String keyStart, Duration lasting) {
        traces.begin(lasting);
        return true;
    }

    /** Returns the present moment. No two are equal, so that each lease is before or after each eviction. */
    private long moment() {
        return latest.updateAndGet(last -> Math.max(last + 1, System.nanoTime()));
    }

    /** Returns whether a lease has not ended, nor was granted before the clock was set back. */
    private boolean isLive(Signature lease, Duration length) {
        long left = lease.deadlineMicros() - nowMicros();
        return left > 0 && left <= micros(length);
    }

    private boolean covers(Claim claim, Entry entry) {
        if (claim instanceof Claim.Stale stale) {
            return hasAtMost(stale.left(), entry);
        }
        return claim instanceof Claim.Refresh refresh
                ? hasAtMost(refresh.left(), entry)
                : claim instanceof Claim.Always;
    }

    private boolean hasAtMost(Duration left, Entry entry) {
        return Signature.classify(entry.bytes()) instanceof Lookup.Hit
                && untilExpiryOf(entry).compareTo(left) <= 0;
    }

    @Override
    public CompletionStage<Lease> beginUpdate(LeaseRequest request) {
        return command(() -> {
            Outcome<Signature> outcome = new Outcome<>(sign(request));
            long moment = moment();
            entries.compute(request.key(), (key, entry) -> {
                Signature present = entry == null || !entry.isOnlyLeased() ? null : entry.signature();
                if (present != null && present.loadId() == request.loadId()) {
                    outcome.value = present;
                    return entry;
                }
                return leased(outcome.value, request);
            });
            tell(() -> NearRemoval.ofKeys(NearHash.ofKey(request.key())));
            return new Lease(request.loadId(), outcome.value.spell(), moment, true);
        });
    }

    @Override
    public CompletionStage<Boolean> store(String key, Lease lease, byte[] value, Duration ttl) {
        return command(() -> {
            if (lease.isOfUpdate()) {
                traces.leave(List.of(key), List.of());
            }
            Outcome<Boolean> outcome = new Outcome<>(false);
            Outcome<Boolean> replaced = new Outcome<>(false);
            entries.computeIfPresent(key, (k, entry) -> {
                if (entry.holds(value)) {
                    outcome.value = true;
                    return entry;
                }
                Signature present = entry.signature();
                if (present == null || !entry.isLeasedBy(lease) || present.deadlineMicros() <= nowMicros()) {
                    return entry;
                }
                outcome.value = true;
                replaced.value = !entry.isOnlyLeased();
                return entry.storing(value, nowMicros() + micros(ttl));
            });
            if (replaced.value) {
                tell(() -> NearRemoval.ofKeys(NearHash.ofKey(key)));
            }
            return outcome.value;
        });
    }

    @Override
    public CompletionStage<List<Boolean>> addTags(List<TagListing> listings) {
        return command(() -> listings.stream().map(this::addTags).toList());
    }

    /** Adds the tags first: an eviction that does not find them has left its trace before. */
    private boolean addTags(TagListing listing) {
        entries.computeIfPresent(listing.key(), (key, entry) -> entry.tagged(listing.tags()));
        return listing.tags().stream().allMatch(tag -> {
            Long evicted = tagTraces.getIfPresent(tag.text());
            return evicted == null || evicted - listing.requested() < 0;
        });
    }

    @Override
    public CompletionStage<Void> release(String key, long loadId) {
        return command(() -> {
            entries.computeIfPresent(key, (k, entry) -> {
                Signature present = entry.signature();
                if (present == null || present.loadId() != loadId) {
                    return entry;
                }
                return entry.isOnlyLeased() ? null : entry.with(Signature.ENDED);
            });
            return null;
        });
    }

    @Override
    public CompletionStage<Long> evict(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return command(() -> {
            traces.leave(exactKeys, groups);
            long removed = exactKeys.stream().filter(this::remove).count();
            for (GroupPattern group : groups) {
                removed += group.isTag() ? evict(group.tag()) : evict(GlobMatcher.of(group.glob()));
            }
            tell(() -> NearRemoval.of(exactKeys, groups));
            return removed;
        });
    }

    private long evict(GlobMatcher glob) {
        return entries.keySet().stream()
                .filter(glob::matches)
                .filter(this::remove)
                .count();
    }

    private long evict(Tag tag) {
        tagTraces.put(tag.text(), moment());
        List<String> tagged = entries.entrySet().stream()
                .filter(entry -> entry.getValue().tags().contains(tag.text()))
                .map(Map.Entry::getKey)
                .toList();
        long removed = tagged.stream().filter(this::remove).count();
        tell(() -> NearRemoval.of(tagged, List.of()));
        return removed;
    }

    @Override
    public CompletionStage<Boolean> evictValue(String key, byte[] value) {
        return command(() -> {
            Outcome<Boolean> outcome = new Outcome<>(false);
            entries.computeIfPresent(key, (k, entry) -> {
                outcome.value = !entry.isOnlyLeased() && Arrays.equals(Signature.strip(entry.bytes()), value);
                return outcome.value ? null : entry;
            });
            if (outcome.value) {
                tell(() -> NearRemoval.ofKeys(NearHash.ofKey(key)));
            }
            return outcome.value;
        });
    }

    @Override
    public CompletionStage<Long> count(String glob) {
        return command(() ->
                entries.keySet().stream().filter(GlobMatcher.of(glob)::matches).count());
    }

    @Override
    public CompletionStage<List<Lookup>> readMany(List<String> keys) {
        return each(keys, this::read);
    }

    @Override
    public CompletionStage<List<TimedLookup>> readTimedMany(List<String> keys) {
        return each(keys, this::readTimed);
    }

    @Override
    public CompletionStage<List<Acquisition>> acquireMany(List<LeaseRequest> requests) {
        return each(requests, this::acquire);
    }

    @Override
    public CompletionStage<List<Lease>> beginUpdateMany(List<LeaseRequest> requests) {
        return each(requests, this::beginUpdate);
    }

    @Override
    public CompletionStage<List<Boolean>> storeMany(List<StoreRequest> requests) {
        return each(requests, request -> store(request.key(), request.lease(), request.value(), request.ttl()));
    }

    @Override
    @SuppressWarnings("NullAway") // a CompletionStage<Void> holds null
    public CompletionStage<Void> releaseMany(Map<String, Long> loadIds) {
        return each(loadIds.entrySet(), load -> release(load.getKey(), load.getValue()))
                .thenApply(released -> null);
    }

    @Override
    public CompletionStage<Remaining> remaining(String key) {
        return command(() -> {
            Entry entry = entries.get(key);
            return entry == null || entry.isOnlyLeased()
                    ? new Remaining.Absent()
                    : new Remaining.Limited(untilExpiryOf(entry));
        });
    }

    @Override
    public CompletionStage<Boolean> expire(String key, IndexEntry indexEntry, Duration ttl) {
        return command(() -> {
            Outcome<Boolean> outcome = new Outcome<>(false);
            entries.computeIfPresent(key, (k, entry) -> {
                if (entry.isOnlyLeased()) {
                    return entry;
                }
                outcome.value = true;
                return entry.storing(entry.bytes(), nowMicros() + micros(ttl)).tagged(indexEntry.tags());
            });
            if (outcome.value) {
                tell(() -> NearRemoval.ofKeys(NearHash.ofKey(key)));
            }
            return outcome.value;
        });
    }

    private boolean remove(String key) {
        return entries.remove(key) != null;
    }

    @Override
    public CompletionStage<Void> ping() {
        return command(() -> null);
    }

    /** {@inheritDoc} All links of this store are told, of whichever {@code Larder} in this JVM. */
    @Override
    public Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        InMemoryNearLink link = new InMemoryNearLink(listener, links::remove);
        links.add(link);
        return Optional.of(link);
    }

    private void tell(Supplier<NearRemoval> removed) {
        if (!links.isEmpty()) {
            NearRemoval removal = removed.get();
            links.forEach(link -> link.tell(removal));
        }
    }

    /** Drops all values. Later commands fail. */
    @Override
    public void close() {
        closed = true;
        links.forEach(InMemoryNearLink::close);
        cache.invalidateAll();
    }

    private Signature sign(LeaseRequest request) {
        return new Signature(request.loadId(), nowMicros() + micros(request.lease()));
    }

    private static Acquisition own(Signature signature, long moment) {
        return new Acquisition.Own(new Lease(signature.loadId(), signature.spell(), moment, false));
    }

    private long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private Duration untilExpiryOf(Entry entry) {
        return Duration.of(Math.max(0, entry.expiresMicros() - nowMicros()), ChronoUnit.MICROS);
    }

    @SuppressWarnings("NullAway") // a CompletionStage<Void> holds null
    private <T extends @Nullable Object> CompletionStage<T> command(Supplier<T> body) {
        if (closed) {
            return CompletableFuture.failedFuture(new StoreException("the in-memory store is closed"));
        }
        return CompletableFuture.completedFuture(body.get());
    }

    private static <Q, A> CompletionStage<List<A>> each(
            Collection<Q> questions, Function<Q, CompletionStage<A>> command) {
        List<CompletableFuture<A>> answers = questions.stream()
                .map(question -> command.apply(question).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    /** The second result of a computation on an entry. */
    private static final class Outcome<T> {
        private T value;

        Outcome(T value) {
            this.value = value;
        }
    }
}
