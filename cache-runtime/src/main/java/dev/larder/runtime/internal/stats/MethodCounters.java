package dev.larder.runtime.internal.stats;

import java.util.concurrent.atomic.LongAdder;

/** The running counts of one method. Thread-safe; reading them while others count gives no consistent cut. */
public final class MethodCounters {

    private final LongAdder hits = new LongAdder();
    private final LongAdder absentHits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder loadFailures = new LongAdder();
    private final LongAdder loadNanos = new LongAdder();
    private final LongAdder stores = new LongAdder();
    private final LongAdder refusedStores = new LongAdder();
    private final LongAdder rejectedValues = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder evictedKeys = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder bypasses = new LongAdder();
    private final LongAdder oversizedValues = new LongAdder();
    private final LongAdder shedLoads = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder refreshFailures = new LongAdder();
    private final LongAdder skippedRefreshes = new LongAdder();
    private final LongAdder staleServed = new LongAdder();
    private final LongAdder loadTimeouts = new LongAdder();

    public void hit() {
        hits.increment();
    }

    public void absentHit() {
        absentHits.increment();
    }

    public void miss() {
        misses.increment();
    }

    public void loaded(long nanos) {
        loads.increment();
        loadNanos.add(nanos);
    }

    public void loadFailed(long nanos) {
        loadFailures.increment();
        loaded(nanos);
    }

    public void stored() {
        stores.increment();
    }

    public void storeRefused() {
        refusedStores.increment();
    }

    public void valueRejected() {
        rejectedValues.increment();
    }

    public void evicted(long keys) {
        evictions.increment();
        evictedKeys.add(keys);
    }

    public void error() {
        errors.increment();
    }

    public void bypassed() {
        bypasses.increment();
    }

    public void valueTooLarge() {
        oversizedValues.increment();
    }

    public void loadShed() {
        shedLoads.increment();
    }

    public void refreshed() {
        refreshes.increment();
    }

    public void refreshFailed() {
        refreshFailures.increment();
    }

    public void refreshSkipped() {
        skippedRefreshes.increment();
    }

    public void staleServed() {
        staleServed.increment();
    }

    public void loadTimedOut() {
        loadTimeouts.increment();
    }

    public long hits() {
        return hits.sum();
    }

    public long absentHits() {
        return absentHits.sum();
    }

    public long misses() {
        return misses.sum();
    }

    public long loads() {
        return loads.sum();
    }

    public long loadFailures() {
        return loadFailures.sum();
    }

    public long loadNanos() {
        return loadNanos.sum();
    }

    public long stores() {
        return stores.sum();
    }

    public long refusedStores() {
        return refusedStores.sum();
    }

    public long rejectedValues() {
        return rejectedValues.sum();
    }

    public long evictions() {
        return evictions.sum();
    }

    public long evictedKeys() {
        return evictedKeys.sum();
    }

    public long errors() {
        return errors.sum();
    }

    public long bypasses() {
        return bypasses.sum();
    }

    public long oversizedValues() {
        return oversizedValues.sum();
    }

    public long shedLoads() {
        return shedLoads.sum();
    }

    public long refreshes() {
        return refreshes.sum();
    }

    public long refreshFailures() {
        return refreshFailures.sum();
    }

    public long skippedRefreshes() {
        return skippedRefreshes.sum();
    }

    public long staleServings() {
        return staleServed.sum();
    }

    public long loadTimeouts() {
        return loadTimeouts.sum();
    }
}
