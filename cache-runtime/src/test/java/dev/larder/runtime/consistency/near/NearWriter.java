package dev.larder.runtime.consistency.near;

import dev.larder.runtime.Larder;
import dev.larder.runtime.consistency.near.NearTally.Count;
import dev.larder.runtime.consistency.near.NearTally.Time;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Changes rows and evicts them, by key or by group, strictly or not, or updates them. It evicts until that is acknowledged. A
 * failed eviction does not throw, but shows in the statistics of its method.
 */
final class NearWriter implements Runnable {

    private static final KeyPattern ONE = KeyPattern.of(NearNode.KEY);

    private static final KeyPattern GROUP = KeyPattern.of("row:{group}:*");

    /** Longer than any fault, and than clients take to connect after it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Larder larder;

    private final SharedTruth truth;

    private final AtomicLongArray ownFloors;

    private final NearTally tally;

    private final long pauseNanos;

    /** Whether all evictions count as strict ones. */
    private final boolean claimsStrict;

    private final BooleanSupplier over;

    private final String name;

    private final Eviction eviction;

    private final String strictName;

    private final Eviction strictEviction;

    private final WriteThrough<NearRow> update;

    /** Creates a writer whose methods have names of their own. */
    NearWriter(
            Larder larder,
            String name,
            SharedTruth truth,
            AtomicLongArray ownFloors,
            NearTally tally,
            NearSettings settings,
            BooleanSupplier over) {
        this.larder = larder;
        this.truth = truth;
        this.ownFloors = ownFloors;
        this.tally = tally;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / settings.number("rate");
        this.claimsStrict = settings.isTight();
        this.over = over;
        this.name = name;
        this.strictName = name + "Strictly";
        this.eviction = larder.eviction(EvictingMethod.named(name));
        this.strictEviction = larder.eviction(EvictingMethod.named(strictName).awaitNear());
        this.update = larder.writeThrough(UpdatingMethod.returning(NearRow.class)
                .named(name)
                .key(NearNode.KEY)
                .ttl(NearNode.TTL)
                .build());
    }

    @Override
    public void run() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (!over.getAsBoolean()) {
            int key = random.nextInt(truth.keys());
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> evict(key, ONE.with(SharedTruth.groupOf(key), key));
                case 3, 4, 5 -> evict(key, GROUP.with(SharedTruth.groupOf(key)));
                case 6, 7 -> update(key);
                case 8 -> evictStrictly(key, ONE.with(SharedTruth.groupOf(key), key));
                default -> evictStrictly(key, GROUP.with(SharedTruth.groupOf(key)));
            }
            tally.add(Count.CHANGES);
            LockSupport.parkNanos(random.nextLong(2 * pauseNanos));
        }
    }

    private void evict(int key, EvictionTarget target) {
        long version = truth.change(key);
        long began = System.nanoTime();
        evictUntilAcknowledged(key, version, target);
        tally.get(Time.EVICTION).add(System.nanoTime() - began);
    }

    private void evictUntilAcknowledged(int key, long version, EvictionTarget target) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!acknowledged(name, () -> eviction.evict(target))) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("no eviction of " + target + " is acknowledged for " + PATIENCE);
            }
            // Failed: pending in this process, whose reads go past the cache now.
            returned(key, version);
            tally.add(Count.RETRIES);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        returned(key, version);
        truth.acknowledge(key, version);
        if (claimsStrict) {
            truth.acknowledgeStrictly(key, version);
        }
    }

    private void evictStrictly(int key, EvictionTarget target) {
        long version = truth.change(key);
        long began = System.nanoTime();
        boolean strict = acknowledged(strictName, () -> strictEviction.evict(target));
        tally.get(Time.STRICT_EVICTION).add(System.nanoTime() - began);
        returned(key, version);
        if (strict) {
            truth.acknowledgeStrictly(key, version);
            truth.acknowledge(key, version);
        } else {
            evictUntilAcknowledged(key, version, target);
        }
    }

    private void update(int key) {
        long before = errors(name);
        NearRow row =
                update.update(update.key(SharedTruth.groupOf(key), key), () -> new NearRow(key, truth.change(key)));
        returned(key, row.version());
        if (errors(name) == before) {
            truth.acknowledge(key, row.version());
        } else {
            evictUntilAcknowledged(key, row.version(), ONE.with(SharedTruth.groupOf(key), key));
        }
    }

    private boolean acknowledged(String method, Runnable call) {
        long before = errors(method);
        call.run();
        return errors(method) == before;
    }

    private void returned(int key, long version) {
        ownFloors.accumulateAndGet(key, version, Math::max);
    }

    private long errors(String method) {
        return larder.stats().method(method).errors();
    }
}
