package dev.larder.runtime.internal.transaction;

import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.Transactions.Transaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells how old the state is that transactions read.
 *
 * @param lasting how long traces of evictions last; zero when there are none
 */
public record Snapshots(Duration lasting, Timekeeper time) {

    /** Returns the snapshot of a transaction; {@code null} when it is not known, or older than traces last. */
    @Nullable
    Snapshot of(Transaction transaction) {
        if (lasting.isZero()) {
            return null;
        }
        // Before the age is asked for, so that the moments are not too late.
        long now = time.nanoTime();
        long nanoTime = System.nanoTime();
        Duration age = transaction.snapshotAge();
        return age == null || age.compareTo(lasting) >= 0
                ? null
                : new Snapshot(time, now - age.toNanos(), nanoTime - age.toNanos());
    }
}
