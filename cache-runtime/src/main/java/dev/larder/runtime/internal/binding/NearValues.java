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
 * The near cache as one method uses it. Values are shared by all callers, copied for each of them, or decoded for each of them from the
 * bytes that the store holds. Thread-safe.
 */
public final class NearValues<V> {

    /** The answer that there is no value. */
    private static final Object ABSENT = new Object();

    private final NearCache cache;

    /** Stands for all methods of the same keys and values, which understand each other's entries. */
    private final Object owner;

    private final NearPolicy policy;

    /** {@code null} when values are shared, or decoded for each caller. */
    private final @Nullable NearCopier<V> copier;

    private final long nanos;

    /** Maximum time for which absence is kept; zero when the method does not remember it. */
    private final long absentNanos;

    private final MethodValues<V> values;

    private final MethodReporter reporter;

    /**
     * @param copier copies values for callers; {@code null} when they are shared, or decoded for each caller
     * @param nullTtl how long absence is remembered; {@code null} when it is not
     */
    NearValues(
            NearCache cache,
            Object owner,
            NearPolicy policy,
            @Nullable NearCopier<V> copier,
            @Nullable Duration nullTtl,
            MethodValues<V> values,
            MethodReporter reporter) {
        this.cache = cache;
        this.owner = owner;
        this.policy = policy;
        this.copier = copier;
        this.nanos = policy.time().toNanos();
        this.absentNanos = nullTtl == null ? 0 : Math.min(nanos, nullTtl.toNanos());
        this.values = values;
        this.reporter = reporter;
    }

    /**
     * Returns the answer to a read that begins now, counted as a hit: to be opened by {@link #value}. Returns {@code null} when
     * the store has to be asked. Allocates nothing for an absence or a shared value.
     */
    public @Nullable Object read(CacheKey key) {
        // Before anything is fetched: a processor waits for all that it fetches when it reads the clock, and fetches
        // nothing ahead.
        long begun = cache.nanoTime();
        NearEntry entry = cache.find(key.name());
        if (entry == null || !entry.isOf(owner)) {
            return null;
        }
        switch (cache.judge(key.name(), entry, begun, nanos)) {
            case SERVED -> {
                Object answer = answer(key, entry);
                if (answer != null) {
                    reporter.nearHit(key, value(answer));
                }
                return answer;
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

    /** Returns the value of an answer; {@code null} for absence. */
    @SuppressWarnings("unchecked") // all other answers are values
    public @Nullable V value(Object answer) {
        return answer == ABSENT ? null : (V) answer;
    }

    @SuppressWarnings("unchecked") // the owner's entries hold its values
    private @Nullable Object answer(CacheKey key, NearEntry entry) {
        if (entry.isDecoded()) {
            return handOut(key, entry, (V) entry.content());
        }
        Object content = entry.content();
        if (!(content instanceof Lookup stored)) {
            // Another thread has just decoded it.
            return handOut(key, entry, (V) content);
        }
        if (stored instanceof Lookup.AbsentHit) {
            return absentNanos == 0 ? null : ABSENT;
        }
        return decode(key, entry, stored);
    }

    /** Answers by a value that the entry keeps. */
    private @Nullable V handOut(CacheKey key, NearEntry entry, V kept) {
        V own = policy.shared() ? kept : copy(kept);
        if (own == null) {
            cache.drop(key.name(), entry);
            return null;
        }
        return own;
    }

    private @Nullable V copy(V kept) {
        return copier == null ? null : copier.copy(kept);
    }

    /** Answers by what the store holds, and lets the entry keep the value where the next reader can have it or a copy of it. */
    private @Nullable V decode(CacheKey key, NearEntry entry, Lookup stored) {
        if (!(values.interpret(key, stored) instanceof Answered<V> decoded)) {
            cache.drop(key.name(), entry);
            return null;
        }
        V value = decoded.value();
        V kept = policy.shared() ? value : original(value);
        if (kept != null) {
            entry.decodeTo(kept);
        }
        return value;
    }

    private @Nullable V original(@Nullable V decoded) {
        return copier == null || decoded == null ? null : copier.original(decoded);
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
        // A shared value is the object that the caller gets. Another one is the bytes that it was made of, since this
        // caller or another one may change the object already.
        V shared = policy.shared() ? answered.value() : null;
        keep(stamp, shared, found, stamp.nanos(), freshFor);
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
        keep(stamp, null, written, sentNanos, freshFor);
    }

    /** @param value the decoded value; {@code null} when it is to be kept as the store holds it */
    private void keep(NearStamp stamp, @Nullable V value, Lookup lookup, long since, @Nullable Duration freshFor) {
        long life = lookup instanceof Lookup.AbsentHit ? absentNanos : nanos;
        if (freshFor != null && freshFor.compareTo(policy.time()) < 0) {
            life = Math.min(life, freshFor.toNanos());
        }
        int bytes = lookup instanceof Lookup.Hit hit ? hit.value().length : 0;
        if (life <= 0) {
            return;
        }
        NearEntry entry = new NearEntry(stamp, owner, lookup, since, life, bytes);
        if (value != null) {
            entry.decodeTo(value);
        }
        if (cache.keep(stamp.key(), entry)) {
            reporter.nearFilled();
        }
    }

    /** Returns the present time of the near cache's clock. */
    public long nanoTime() {
        return cache.nanoTime();
    }
}
