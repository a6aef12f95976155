package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.outage.LoadCap;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A method's constants bound to a {@link Larder}: its keys, its values and its counts. Thread-safe. */
final class MethodBinding<V> {

    private final CacheContext context;

    private final MethodShape<V> shape;

    private final @Nullable Duration nullTtl;

    private final ValueFormat<V> format;

    private final MethodCounters counters;

    private final KeyFactory keys;

    private final Duration horizon;

    private final LoadCap loadCap;

    private final MissForecast forecast = new MissForecast();

    private final boolean enabled;

    private final @Nullable Freshness freshness;

    MethodBinding(
            CacheContext context,
            MethodShape<V> shape,
            @Nullable Duration nullTtl,
            @Nullable Freshness freshness,
            ValueFormat<V> format,
            MethodCounters counters,
            boolean enabled) {
        this.freshness = freshness;
        this.enabled = enabled;
        this.context = context;
        this.shape = shape;
        this.nullTtl = nullTtl;
        this.format = format;
        this.counters = counters;
        this.loadCap = context.newLoadCap();
        this.keys = new KeyFactory(shape.template(), context.config().keyStart());
        this.horizon = context.config().leaseTime().plus(longest(shape.expiry().longest(), nullTtl));
    }

    private static Duration longest(Duration kept, @Nullable Duration nullTtl) {
        return nullTtl == null || nullTtl.compareTo(kept) < 0 ? kept : nullTtl;
    }

    /** Returns the method's name, as in statistics. */
    String name() {
        return shape.name();
    }

    /** Whether the cache is to be used: otherwise updates only evict. */
    boolean isEnabled() {
        return enabled;
    }

    /** Returns what a read of the caller's may have of the cache. */
    TransactionWork.Access access() {
        return enabled ? context.transactions().access() : TransactionWork.Access.NONE;
    }

    /** How values are kept fresh, or {@code null} when that is by their TTL alone. */
    @Nullable
    Freshness freshness() {
        return freshness;
    }

    MissForecast forecast() {
        return forecast;
    }

    /** Whether a caller waits for a load for some time only. */
    boolean hasDeadline() {
        return freshness != null && freshness.hasDeadline();
    }

    /** Whether a call may have others load for it: its own thread need not, since it is in no transaction. */
    boolean isOnItsOwn() {
        return enabled && !context.transactions().isUnderWay();
    }

    CacheContext context() {
        return context;
    }

    MethodCounters counters() {
        return counters;
    }

    KeyFactory keys() {
        return keys;
    }

    /** @param overwrite whether what the key holds is of no use, whatever it is */
    LeaseRequest leaseRequest(CacheKey key, long loadId, boolean overwrite) {
        Duration staleFor = shape.expiry().staleFor();
        Claim whatIsOld = staleFor.isZero() ? Claim.EMPTY_PLACE : new Claim.Stale(staleFor);
        return leaseRequest(key, loadId, overwrite ? Claim.ANYTHING : whatIsOld);
    }

    /** Asks for the lease of a value that is due, and only where there is one. */
    LeaseRequest refreshRequest(CacheKey key, long loadId) {
        return leaseRequest(
                key, loadId, new Claim.Refresh(freshness == null ? Duration.ZERO : freshness.leftWhenDue()));
    }

    private LeaseRequest leaseRequest(CacheKey key, long loadId, Claim claim) {
        return new LeaseRequest(
                key.name(),
                key.listing(shape.listed()),
                loadId,
                context.config().leaseTime(),
                horizon,
                claim);
    }

    /** Makes a value of what a key holds. */
    Answer<V> interpret(CacheKey key, Lookup found) {
        if (found instanceof Lookup.Hit hit) {
            if (hit.value().length > context.config().maxValueSize()) {
                tooLarge(key, hit.value().length);
                return new Answer.Rejected<>();
            }
            try {
                return new Answer.Answered<>(format.decode(hit.value()));
            } catch (RejectedValueException e) {
                return reject(key, e);
            }
        }
        if (found instanceof Lookup.Miss) {
            return new Answer.Missing<>();
        }
        // A method that doesn't remember absence has not stored this, and could be unable to return it.
        return nullTtl == null
                ? reject(key, new RejectedValueException("null, which this method never stores"))
                : new Answer.Answered<>(null);
    }

    private Answer<V> reject(CacheKey key, RejectedValueException cause) {
        counters.valueRejected();
        context.troubles().warn(Trouble.VALUE_REJECTED, shape.name(), key.name(), cause);
        tellRejected(key, String.valueOf(cause.getMessage()));
        return new Answer.Rejected<>();
    }

    private void tooLarge(CacheKey key, int size) {
        counters.valueTooLarge();
        String reason = size + " bytes, more than maxValueSize allows";
        context.troubles().warn(Trouble.VALUE_TOO_LARGE, shape.name() + " at " + key, reason);
        tellRejected(key, reason);
    }

    private void tellRejected(CacheKey key, String reason) {
        context.events().tell(() -> new CacheEvent.ValueRejected(shape.name(), shown(key), reason));
    }

    private @Nullable String shown(CacheKey key) {
        return context.events().shown(key.name());
    }

    /** Counts and returns what the cache had; {@code null} is an absent hit. */
    @Nullable
    V answered(CacheKey key, @Nullable V value) {
        if (value == null) {
            absentHit(key);
        } else {
            hit(key);
        }
        return value;
    }

    void hit(CacheKey key) {
        counters.hit();
        forecast.hit();
        context.events().hit(shape.name(), key.name());
    }

    void absentHit(CacheKey key) {
        counters.absentHit();
        forecast.hit();
        context.events().tell(() -> new CacheEvent.AbsentHit(shape.name(), shown(key)));
    }

    void miss(CacheKey key) {
        counters.miss();
        context.events().tell(() -> new CacheEvent.Miss(shape.name(), shown(key)));
    }

    /**
     * Calls the loader, counted and timed; while no commands are sent, only as many at once as may be.
     *
     * @throws CacheOverloadException when there are too many
     */
    <X extends Throwable> @Nullable V load(CacheKey key, Loader<? extends @Nullable V, X> loader) throws X {
        if (context.guard().isAnswering()) {
            return call(CallObserver.Kind.LOAD, key, loader);
        }
        try (LoadCap.Permit permit = loadCap.enter()) {
            if (permit == null) {
                throw tooManyLoads();
            }
            return call(CallObserver.Kind.LOAD, key, loader);
        }
    }

    /**
     * Lets an asynchronous load begin: at once, unless no commands are sent and as many run as may; then when one ends,
     * or never, with a {@link CacheOverloadException}.
     *
     * @return to be closed when the load has ended
     */
    CompletableFuture<LoadCap.Permit> admitLoad() {
        return context.guard().isAnswering()
                ? CompletableFuture.completedFuture(LoadCap.Permit.FREE)
                : loadCap.enterLater().exceptionallyCompose(late -> CompletableFuture.failedFuture(tooManyLoads()));
    }

    private CacheOverloadException tooManyLoads() {
        counters.loadShed();
        OutageConfig outage = context.config().outage();
        return new CacheOverloadException(shape.name() + ": the cache is away and " + outage.concurrentLoads()
                + " loads are running, none of which ended within "
                + outage.loadWait().toMillis() + " ms; see OutageConfig.concurrentLoads");
    }

    /** Calls a loader or an updating method, counted, timed and observed. */
    <X extends Throwable> @Nullable V call(
            CallObserver.Kind kind, CacheKey key, Loader<? extends @Nullable V, X> method) throws X {
        CallObserver.Work work = context.observer().caller().begin(kind, shape.name());
        long start = context.time().nanoTime();
        try (CallObserver.Scope scope = work.enter()) {
            V value = method.load();
            loaded(key, context.time().nanoTime() - start, null);
            work.end(null);
            return value;
        } catch (Throwable failure) {
            loaded(key, context.time().nanoTime() - start, failure);
            work.end(failure);
            throw failure;
        }
    }

    /**
     * Counts and tells of a load.
     *
     * @param key {@code null} where it was for several
     * @param failure what it ended with; {@code null} when it gave values
     */
    void loaded(@Nullable CacheKey key, long nanos, @Nullable Throwable failure) {
        if (failure == null) {
            counters.loaded(nanos);
        } else {
            counters.loadFailed(nanos);
        }
        context.events()
                .tell(() -> new CacheEvent.Load(
                        shape.name(), key == null ? null : shown(key), Duration.ofNanos(nanos), failure));
    }

    /**
     * Returns what the store would hold for a value: a hit, or the absent marker for {@code null}; or a miss when the
     * value cannot be written.
     */
    Lookup encode(CacheKey key, @Nullable V value) {
        if (value == null) {
            return Lookup.absent();
        }
        try {
            byte[] bytes = format.encode(value);
            if (bytes.length > context.config().maxValueSize()) {
                tooLarge(key, bytes.length);
                return Lookup.miss();
            }
            return Signature.classify(bytes);
        } catch (UnsupportedValueException e) {
            counters.error();
            context.troubles().warn(Trouble.VALUE_UNSUPPORTED, shape.name(), key.name(), e);
            return Lookup.miss();
        }
    }

    /** Stores what {@link #storing} says; returns whether it was accepted. */
    boolean store(CacheKey key, StoreRequest request) {
        try {
            boolean stored = context.store().store(request.key(), request.lease(), request.value(), request.ttl());
            settled(key, stored);
            return stored;
        } catch (CommandFailedException e) {
            commandFailed(key, e);
            return false;
        }
    }

    /**
     * Stores what {@link #storing} says, while the caller goes on; returns whether it was accepted. What is worth telling is
     * told on the thread that learns of it.
     */
    CompletableFuture<Boolean> storeMeanwhile(CacheKey key, StoreRequest request) {
        return context.guard().storeMeanwhile(request).handle((stored, failure) -> {
            if (failure != null) {
                commandFailed(key, CommandFailedException.of(failure));
                return false;
            }
            settled(key, stored);
            return stored;
        });
    }

    /** @param failure why there is no fresh value; {@code null} when the load only takes too long */
    void staleServed(CacheKey key, @Nullable Throwable failure) {
        counters.staleServed();
        if (failure != null) {
            context.troubles().warn(Trouble.STALE_SERVED, shape.name() + " at " + key, failure);
        }
        context.events().tell(() -> new CacheEvent.StaleServed(shape.name(), shown(key), failure));
    }

    void refreshFailed(CacheKey key, Throwable failure) {
        counters.refreshFailed();
        context.troubles().warn(Trouble.REFRESH_FAILED, shape.name() + " at " + key, failure);
    }

    /** Counts a call that waited for its hard deadline; returns what it fails with. */
    LoadTimeoutException loadTimedOut(Duration deadline) {
        counters.loadTimedOut();
        return new LoadTimeoutException(shape.name(), deadline);
    }

    /** Counts a store that was accepted or refused, and tells of a refusal. */
    void settled(CacheKey key, boolean stored) {
        if (stored) {
            counters.stored();
        } else {
            counters.storeRefused();
            context.events().tell(() -> new CacheEvent.StoreRefused(shape.name(), shown(key)));
        }
    }

    /** Returns how to store what {@link #encode} gave, or {@code null} for what this method doesn't store. */
    @Nullable
    StoreRequest storing(CacheKey key, Lease lease, Lookup encoded) {
        if (encoded instanceof Lookup.Hit hit) {
            return new StoreRequest(
                    key.name(), lease, hit.value(), shape.expiry().draw(context.random()));
        }
        return encoded instanceof Lookup.AbsentHit && nullTtl != null
                ? new StoreRequest(key.name(), lease, Signature.absentMarker(), nullTtl)
                : null;
    }

    void commandFailed(CacheKey key, CommandFailedException failure) {
        forecast.reset();
        if (failure.isBypass()) {
            counters.bypassed();
            context.events().tell(() -> new CacheEvent.Bypassed(shape.name(), shown(key)));
        } else if (!failure.isInterruption()) {
            counters.error();
            context.troubles().warn(Trouble.COMMAND_FAILED, shape.name(), key.name(), failure);
        }
    }

    void evictionFailed(CacheKey key, CommandFailedException failure) {
        counters.error();
        context.troubles().warn(Trouble.EVICTION_FAILED, shape.name(), key.name(), failure);
    }
}
