package dev.larder.runtime.internal.binding;

import dev.larder.runtime.error.LoadTimeoutException;
import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.event.Events;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.log.TroubleLog;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.spi.CacheEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reports the calls of one method: to its counters, to listeners, to the log and to its predictor. Thread-safe. */
public final class MethodReporter {

    private final String name;

    private final MethodCounters counters;

    private final Events events;

    private final TroubleLog troubles;

    private final MissPredictor predictor;

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
        counters.hit();
        predictor.hit();
        events.hit(name, key.name());
    }

    private void absentHit(CacheKey key) {
        counters.absentHit();
        predictor.hit();
        events.tell(() -> new CacheEvent.AbsentHit(name, shown(key)));
    }

    public void miss(CacheKey key) {
        counters.miss();
        events.tell(() -> new CacheEvent.Miss(name, shown(key)));
    }

    /**
     * Reports a load.
     *
     * @param key {@code null} for a load of several keys
     * @param failure {@code null} for a load that succeeded
     */
    public void loaded(@Nullable CacheKey key, long nanos, @Nullable Throwable failure) {
        if (failure == null) {
            counters.loaded(nanos);
        } else {
            counters.loadFailed(nanos);
        }
        events.tell(() ->
                new CacheEvent.Load(name, key == null ? null : shown(key), Duration.ofNanos(nanos), failure));
    }

    /** Reports a load that was refused to spare the source. */
    public void loadShed() {
        counters.loadShed();
    }

    /** Reports a call that waited until its hard deadline; returns the exception that the call fails with. */
    public LoadTimeoutException loadTimedOut(Duration deadline) {
        counters.loadTimedOut();
        return new LoadTimeoutException(name, deadline);
    }

    public void storeRefused(CacheKey key) {
        counters.storeRefused();
        events.tell(() -> new CacheEvent.StoreRefused(name, shown(key)));
    }

    public void valueRejected(CacheKey key, Exception cause) {
        counters.valueRejected();
        troubles.warn(Trouble.VALUE_REJECTED, name, key.name(), cause);
        rejected(key, String.valueOf(cause.getMessage()));
    }

    public void valueTooLarge(CacheKey key, int size) {
        counters.valueTooLarge();
        String reason = size + " bytes, more than maxValueSize allows";
        troubles.warn(Trouble.VALUE_TOO_LARGE, name + " at " + key, reason);
        rejected(key, reason);
    }

    private void rejected(CacheKey key, String reason) {
        events.tell(() -> new CacheEvent.ValueRejected(name, shown(key), reason));
    }

    public void valueUnsupported(CacheKey key, Exception cause) {
        counters.error();
        troubles.warn(Trouble.VALUE_UNSUPPORTED, name, key.name(), cause);
    }

    /** @param failure {@code null} when the load only takes too long */
    public void staleServed(CacheKey key, @Nullable Throwable failure) {
        counters.staleServed();
        if (failure != null) {
            troubles.warn(Trouble.STALE_SERVED, name + " at " + key, failure);
        }
        events.tell(() -> new CacheEvent.StaleServed(name, shown(key), failure));
    }

    /** Reports a refresh whose loader was called. */
    public void refreshed() {
        counters.refreshed();
    }

    public void refreshFailed(CacheKey key, Throwable failure) {
        counters.refreshFailed();
        troubles.warn(Trouble.REFRESH_FAILED, name + " at " + key, failure);
    }

    /** Reports a refresh that found no thread. */
    public void refreshSkipped() {
        counters.refreshSkipped();
    }

    /** Reports a command that failed, except where the caller itself was interrupted. */
    public void commandFailed(CacheKey key, CommandFailedException failure) {
        predictor.reset();
        if (failure.isBypass()) {
            counters.bypassed();
            events.tell(() -> new CacheEvent.Bypassed(name, shown(key)));
        } else if (!failure.isInterruption()) {
            counters.error();
            troubles.warn(Trouble.COMMAND_FAILED, name, key.name(), failure);
        }
    }

    /** @param target a key or a glob of the eviction */
    public void evictionFailed(String target, CommandFailedException failure) {
        counters.error();
        troubles.warn(Trouble.EVICTION_FAILED, name, target, failure);
    }

    /** @param target a key or a glob of the eviction */
    public void evicted(String target, long keys) {
        counters.evicted(keys);
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
