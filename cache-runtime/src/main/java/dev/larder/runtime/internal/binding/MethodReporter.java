package dev.larder.runtime.internal.binding;

import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.key.UnstableTextException;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.readback.FirstValues;
import dev.larder.runtime.internal.stats.Counter;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reports the calls of one method: to its counters, to listeners, to the log and to its predictor. Thread-safe. */
public final class MethodReporter implements FirstValues.Reporter {

    private final String name;

    private final MethodCounters counters;

    private final Events events;

    private final TroubleLog troubles;

    private final MissPredictor predictor;

    private final AtomicBoolean toldOfTransactions = new AtomicBoolean();

    private final AtomicBoolean toldOfKeys = new AtomicBoolean();

    public MethodReporter(
            String name, MethodCounters counters, Events events, TroubleLog troubles, MissPredictor predictor) {
        this.name = name;
        this.counters = counters;
        this.events = events;
        this.troubles = troubles;
        this.predictor = predictor;
    }

    /** Reports the value of a hit, or an absent hit for {@code null}. */
    public void answered(CacheKey key, @Nullable Object value) {
        if (value == null) {
            absentHit(key);
        } else {
            hit(key);
        }
    }

    public void hit(CacheKey key) {
        counters.increment(Counter.HITS);
        predictor.hit();
        events.hit(name, key.name());
    }

    private void absentHit(CacheKey key) {
        counters.increment(Counter.ABSENT_HITS);
        predictor.hit();
        events.tell(() -> new CacheEvent.AbsentHit(name, shown(key)));
    }

    /** Reports a call that the near cache answered; {@code null} for an absence. */
    public void nearHit(CacheKey key, @Nullable Object value) {
        if (value == null) {
            counters.nearAbsentHit();
            events.tell(() -> new CacheEvent.AbsentHit(name, shown(key)));
        } else {
            counters.nearHit();
            events.hit(name, key.name());
        }
    }

    /** Reports an answer that the near cache took in. */
    public void nearFilled() {
        counters.increment(Counter.NEAR_FILLS);
    }

    /** Reports a near answer that was removed. */
    public void nearRemoved() {
        counters.increment(Counter.NEAR_REMOVALS);
    }

    /** Reports a near answer that was not used, since removals may be unknown. */
    public void nearUnproven() {
        counters.increment(Counter.NEAR_BYPASSES);
    }

    /** Reports that the method keeps nothing near, since its store cannot tell of removals. */
    public void nearUnsupported() {
        troubles.warnOfMethod(
                Trouble.NEAR_UNSUPPORTED,
                name,
                "the store makes no CacheStore.nearLink. Calls ask the store, as without near");
    }

    public void miss(CacheKey key) {
        counters.increment(Counter.MISSES);
        events.tell(() -> new CacheEvent.Miss(name, shown(key)));
    }

    /**
     * Reports that no key can be made of an argument. The log has one line for the method, since the cause is mostly the type of a
     * parameter.
     */
    public void keyFailed(Throwable failure) {
        if (!toldOfKeys.getAndSet(true)) {
            // Of the codec's exceptions the message never holds a value; of the application's it may.
            String reason = failure instanceof UnsupportedValueException || failure instanceof UnstableTextException
                    ? String.valueOf(failure.getMessage())
                    : "a " + failure.getClass().getName() + " was thrown";
            troubles.warnOfMethod(
                    Trouble.KEY_FAILED,
                    name,
                    reason
                            + ". Write placeholders for the properties that identify a call, such as {page.pageNumber}; see"
                            + " docs/keys.md#keys-that-cannot-be-made. Further such calls of the method are only counted");
        }
    }

    /** Reports calls that go past the cache after {@link #keyFailed}. */
    public void keyless(int calls) {
        counters.add(Counter.KEYLESS_CALLS, calls);
    }

    /**
     * Reports a load.
     *
     * @param key {@code null} for a load of several keys
     * @param failure {@code null} for a load that succeeded
     */
    public void loaded(@Nullable CacheKey key, long nanos, @Nullable Throwable failure) {
        counters.increment(Counter.LOADS);
        counters.add(Counter.LOAD_NANOS, nanos);
        if (failure != null) {
            counters.increment(Counter.LOAD_FAILURES);
        }
        events.tell(() -> new CacheEvent.Load(name, key == null ? null : shown(key), Duration.ofNanos(nanos), failure));
    }

    /** Reports a load that was refused to spare the source. */
    public void loadShed() {
        counters.increment(Counter.SHED_LOADS);
    }

    /** Reports a call that waited until its hard deadline; returns the exception that the call fails with. */
    public LoadTimeoutException loadTimedOut(Duration deadline) {
        counters.increment(Counter.LOAD_TIMEOUTS);
        return new LoadTimeoutException(name, deadline);
    }

    /** Reports a store that was accepted, or refused because an eviction revoked its lease. */
    public void stored(CacheKey key, boolean isAccepted) {
        if (isAccepted) {
            counters.increment(Counter.STORES);
        } else {
            counters.increment(Counter.REFUSED_STORES);
            events.tell(() -> new CacheEvent.StoreRefused(name, shown(key)));
        }
    }

    public void valueRejected(CacheKey key, Exception cause) {
        counters.increment(Counter.REJECTED_VALUES);
        troubles.warn(Trouble.VALUE_REJECTED, name, key.name(), cause);
        rejected(key, String.valueOf(cause.getMessage()));
    }

    public void valueTooLarge(CacheKey key, long size) {
        counters.increment(Counter.OVERSIZED_VALUES);
        String reason = size + " bytes, more than maxValueSize allows";
        troubles.warn(Trouble.VALUE_TOO_LARGE, name, key.name(), reason);
        rejected(key, reason);
    }

    private void rejected(CacheKey key, String reason) {
        events.tell(() -> new CacheEvent.ValueRejected(name, shown(key), reason));
    }

    public void valueUnsupported(CacheKey key, Exception cause) {
        counters.increment(Counter.ERRORS);
        troubles.warn(Trouble.VALUE_UNSUPPORTED, name, key.name(), cause);
    }

    @Override
    public void valueDiffers(CacheKey key, String difference) {
        troubles.warn(
                Trouble.VALUE_DIFFERS,
                name,
                key.name(),
                difference + ". Hits return the stored one. Let the type or its module write this property, see"
                        + " docs/values.md#read-back. Further differences of the method are not logged");
    }

    @Override
    public void valueUnreadable(CacheKey key, String reason) {
        troubles.warn(
                Trouble.VALUE_UNREADABLE,
                name,
                key.name(),
                reason + ". Each read of it loads the value. Let the type or its module write what it reads, see"
                        + " docs/values.md#read-back. Further such values of the method are not stored, and counted as errors");
    }

    @Override
    public void valueNotStored(CacheKey key) {
        counters.increment(Counter.ERRORS);
    }

    /** @param failure {@code null} when the load only takes too long */
    public void staleServed(CacheKey key, @Nullable Throwable failure) {
        counters.increment(Counter.STALE_SERVED);
        if (failure != null) {
            troubles.warnWithTrace(Trouble.STALE_SERVED, name, key.name(), failure);
        }
        events.tell(() -> new CacheEvent.StaleServed(name, shown(key), failure));
    }

    /**
     * Reports loaded values that a transaction keeps from being stored. The log has one line for the method, since the cause
     * is the way in which the application calls it.
     *
     * @param keys the keys of the values
     */
    public void unstoredInTransaction(Collection<CacheKey> keys) {
        counters.add(Counter.UNSTORED_IN_TRANSACTION, keys.size());
        if (!keys.isEmpty() && !toldOfTransactions.getAndSet(true)) {
            troubles.warn(
                    Trouble.UNSTORED_IN_TRANSACTION,
                    name,
                    keys.iterator().next().name(),
                    "the transaction may read uncommitted rows, or rows that are older than larder.transactionTime, which other"
                            + " callers must not see. Call the method outside of transactions, or in one that only reads and"
                            + " whose Transaction.snapshotAge() is known, see docs/transactions.md. Further loads of the method"
                            + " are only counted");
        }
    }

    /** Reports a load that is not stored, since its key may have been evicted after the snapshot of its transaction was taken. */
    public void evictedSinceSnapshot() {
        counters.increment(Counter.UNSTORED_IN_TRANSACTION);
    }

    /** Reports a refresh whose loader was called. */
    public void refreshed() {
        counters.increment(Counter.REFRESHES);
    }

    public void refreshFailed(CacheKey key, Throwable failure) {
        counters.increment(Counter.REFRESH_FAILURES);
        troubles.warnWithTrace(Trouble.REFRESH_FAILED, name, key.name(), failure);
    }

    /** Reports a refresh that found no thread. */
    public void refreshSkipped() {
        counters.increment(Counter.SKIPPED_REFRESHES);
    }

    /** Reports a command that failed, except where the caller itself was interrupted. */
    public void commandFailed(CacheKey key, CommandFailedException failure) {
        predictor.reset();
        if (failure.isBypass()) {
            counters.increment(Counter.BYPASSES);
            events.tell(() -> new CacheEvent.Bypassed(name, shown(key)));
        } else if (!failure.isInterruption()) {
            counters.increment(Counter.ERRORS);
            troubles.warn(Trouble.COMMAND_FAILED, name, key.name(), failure);
        }
    }

    /** @param target a key or a glob of the eviction */
    public void evictionFailed(String target, CommandFailedException failure) {
        counters.increment(Counter.ERRORS);
        troubles.warn(Trouble.EVICTION_FAILED, name, target, failure);
    }

    /** Reports the condition of an eviction that threw after the method had run. */
    public void evictionConditionFailed(RuntimeException failure) {
        troubles.warn(Trouble.EVICTION_CONDITION_FAILED, name, failure);
    }

    /** Reports a value that is not stored, since one of its tags cannot be made. */
    public void tagFailed(CacheKey key, RuntimeException failure) {
        troubles.warn(Trouble.TAG_FAILED, name, key.name(), failure);
    }

    /** Reports the value of an eviction's placeholder that could not be computed after the method had run. */
    public void evictionPathFailed(RuntimeException failure) {
        troubles.warn(Trouble.EVICTION_PATH_FAILED, name, failure);
    }

    /** @param target a key or a glob of the eviction */
    public void evicted(String target, long keys) {
        counters.increment(Counter.EVICTIONS);
        counters.add(Counter.EVICTED_KEYS, keys);
        events.tell(() -> new CacheEvent.Evicted(name, events.shown(target), keys));
    }

    private @Nullable String shown(CacheKey key) {
        return events.shown(key.name());
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return name;
    }
}
