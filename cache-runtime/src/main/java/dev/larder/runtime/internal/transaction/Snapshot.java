package dev.larder.runtime.internal.transaction;

import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state that a transaction reads, by the latest moment before which it was not taken.
 *
 * @param takenAfter that moment, by the clock of this JVM
 * @param takenAfterNanoTime that moment, by {@link System#nanoTime}, which may be another clock in tests
 */
public record Snapshot(Timekeeper time, long takenAfter, long takenAfterNanoTime) {

    /**
     * Returns whether a key that was not evicted for some time was not evicted since the snapshot was taken. Both times count back
     * from the same moment at the latest, which is now: the store told the first one earlier. So no clocks are compared.
     *
     * @param unevictedFor the time that the store told; {@code null} when it told none
     */
    public boolean isCurrent(@Nullable Duration unevictedFor) {
        return unevictedFor != null && time.nanoTime() - takenAfter < unevictedFor.toNanos();
    }
}
