package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.StoreRequest;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import java.time.Duration;
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

    MethodBinding(
            CacheContext context,
            MethodShape<V> shape,
            @Nullable Duration nullTtl,
            ValueFormat<V> format,
            MethodCounters counters) {
        this.context = context;
        this.shape = shape;
        this.nullTtl = nullTtl;
        this.format = format;
        this.counters = counters;
        this.keys = new KeyFactory(shape.template(), context.config().keyStart());
        this.horizon = context.config().leaseTime().plus(longest(shape.expiry().ttl(), nullTtl));
    }

    private static Duration longest(Duration ttl, @Nullable Duration nullTtl) {
        return nullTtl == null || nullTtl.compareTo(ttl) < 0 ? ttl : nullTtl;
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

    LeaseRequest leaseRequest(CacheKey key, long loadId, boolean overwrite) {
        return new LeaseRequest(
                key.name(),
                key.listing(shape.listed()),
                loadId,
                context.config().leaseTime(),
                horizon,
                overwrite);
    }

    /** Makes a value of what a key holds. */
    Answer<V> interpret(CacheKey key, Lookup found) {
        if (found instanceof Lookup.Hit hit) {
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
        return new Answer.Rejected<>();
    }

    /** Calls the loader, counted and timed. */
    <X extends Throwable> @Nullable V load(Loader<? extends @Nullable V, X> loader) throws X {
        long start = context.time().nanoTime();
        boolean loaded = false;
        try {
            V value = loader.load();
            loaded = true;
            return value;
        } finally {
            long nanos = context.time().nanoTime() - start;
            if (loaded) {
                counters.loaded(nanos);
            } else {
                counters.loadFailed(nanos);
            }
        }
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
            return Signature.classify(format.encode(value));
        } catch (UnsupportedValueException e) {
            counters.error();
            context.troubles().warn(Trouble.VALUE_UNSUPPORTED, shape.name(), key.name(), e);
            return Lookup.miss();
        }
    }

    /**
     * Stores what {@link #encode} gave.
     *
     * @return whether it was accepted; {@code false} also for what this method doesn't store
     */
    boolean store(CacheKey key, Lease lease, Lookup encoded) {
        StoreRequest request = storing(key, lease, encoded);
        if (request == null) {
            return false;
        }
        try {
            boolean stored = context.store().store(request.key(), request.lease(), request.value(), request.ttl());
            if (!stored) {
                counters.storeRefused();
            }
            return stored;
        } catch (CommandFailedException e) {
            commandFailed(key, e);
            return false;
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

    /** Tells whether this method stores such an outcome at all. */
    boolean keeps(Lookup encoded) {
        return encoded instanceof Lookup.Hit || encoded instanceof Lookup.AbsentHit && nullTtl != null;
    }

    void commandFailed(CacheKey key, CommandFailedException failure) {
        if (!failure.isInterruption()) {
            counters.error();
            context.troubles().warn(Trouble.COMMAND_FAILED, shape.name(), key.name(), failure);
        }
    }

    void evictionFailed(CacheKey key, CommandFailedException failure) {
        counters.error();
        context.troubles().warn(Trouble.EVICTION_FAILED, shape.name(), key.name(), failure);
    }
}
