package dev.larder.runtime.internal.binding;

import dev.larder.runtime.internal.binding.ReadResult.Answered;
import dev.larder.runtime.internal.near.NearCache;
import dev.larder.runtime.internal.near.NearEntry;
import dev.larder.runtime.internal.near.NearStamp;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.NearPolicy;
import dev.larder.runtime.spi.Lookup;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The near cache as one method uses it. Values are shared by all callers, or decoded for each of them from the bytes that the store
 * holds. Thread-safe.
 */
public final class NearValues<V> {

    private final NearCache cache;

    /** Stands for all methods of the same keys and values, which understand each other's entries. */
    private final Object owner;

    private final NearPolicy policy;

    private final long nanos;

    /** Maximum time for which absence is kept; zero when the method does not remember it. */
    private final long absentNanos;

    private final MethodValues<V> values;

    private final MethodReporter reporter;

    /** @param nullTtl how long absence is remembered; {@code null} when it is not */
    NearValues(
            NearCache cache,
            Object owner,
            NearPolicy policy,
            @Nullable Duration nullTtl,
            MethodValues<V> values,
            MethodReporter reporter) {
        this.cache = cache;
        this.owner = owner;
        this.policy = policy;
        this.nanos = policy.time().toNanos();
        this.absentNanos = nullTtl == null ? 0 : Math.min(nanos, nullTtl.toNanos());
        this.values = values;
        this.reporter = reporter;
    }

    /**
     * Returns the answer to a read that begins now, counted as a hit; {@code null} when the store has to be asked. A shared value
     * allocates nothing.
     */
    public @Nullable Answered<V> read(CacheKey key) {
        // Before anything is fetched: a processor waits for all that it fetches when it reads the clock, and fetches
        // nothing ahead.
        long begun = cache.nanoTime();
        NearEntry entry = cache.find(key.name());
        if (entry == null || !entry.isOf(owner)) {
            return null;
        }
        switch (cache.judge(key.name(), entry, begun, nanos)) {
            case SERVED -> {
                Answered<V> answered = answer(key, entry);
                if (answered != null) {
                    reporter.nearHit(key, answered.value());
                }
                return answered;
            }
            case REMOVED -> {
                reporter.nearRemoved();
                cache.drop(key.name(), entry);
                return null;
            }
            case UNPROVEN -> {
                reporter.nearUnproven();
                return null;
            }
            case PAST, PENDING -> {
                return null;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the owner's entries hold its values
    private @Nullable Answered<V> answer(CacheKey key, NearEntry entry) {
        Object content = entry.content();
        if (content instanceof Answered<?> kept) {
            return kept.value() == null && absentNanos == 0 ? null : (Answered<V>) kept;
        }
        if (!(values.interpret(key, (Lookup) content) instanceof Answered<V> decoded)) {
            cache.drop(key.name(), entry);
            return null;
        }
        if (policy.shared()) {
            entry.become(decoded);
        }
        return decoded;
    }

    /** Returns a stamp, to be taken before the command is sent whose answer is to be kept; {@code null} when none can be kept. */
    public @Nullable NearStamp stamp(CacheKey key) {
        return cache.stamp(key.name());
    }

    /**
     * Keeps what a command found.
     *
     * @param freshFor the time for which the answer needs no refresh, from the stamp on; {@code null} when that is unknown or any
     */
    public void found(NearStamp stamp, Lookup found, Answered<V> answered, @Nullable Duration freshFor) {
        // A shared value is the object that the caller gets, another one is the bytes that it was made of.
        Object content = policy.shared() || answered.value() == null ? answered : found;
        keep(stamp, content, found, stamp.nanos(), freshFor);
    }

    /**
     * Keeps a value that the store accepted, or an absence.
     *
     * @param sentNanos the time of {@link #nanoTime} at which it was sent
     * @param freshFor the time for which it needs no refresh, from then on
     */
    public void stored(NearStamp stamp, Lookup written, long sentNanos, Duration freshFor) {
        // Decoded by the first reader, who gets what every other reader of the store gets. The loader keeps its own
        // object.
        Object content = written instanceof Lookup.AbsentHit ? new Answered<V>(null) : written;
        keep(stamp, content, written, sentNanos, freshFor);
    }

    private void keep(NearStamp stamp, Object content, Lookup lookup, long since, @Nullable Duration freshFor) {
        long life = lookup instanceof Lookup.AbsentHit ? absentNanos : nanos;
        if (freshFor != null && freshFor.compareTo(policy.time()) < 0) {
            life = Math.min(life, freshFor.toNanos());
        }
        int bytes = lookup instanceof Lookup.Hit hit ? hit.value().length : 0;
        if (life > 0 && cache.keep(stamp.key(), new NearEntry(stamp, owner, content, since, life, bytes))) {
            reporter.nearFilled();
        }
    }

    /** Returns the present time of the near cache's clock. */
    public long nanoTime() {
        return cache.nanoTime();
    }
}
