package dev.larder.runtime;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.pending.PendingScope;
import java.time.Duration;

/**
 * An eviction that failed and is still to be made; until then this JVM reads nothing from the store that it covers.
 *
 * @param target the whole key, or the pattern
 * @param pattern whether it is a pattern
 * @param age since when it is pending
 * @param attempts how often it was repeated in vain
 */
public record PendingEviction(String target, boolean pattern, Duration age, int attempts) {

    static PendingEviction of(PendingScope scope) {
        return new PendingEviction(scope.text(), scope.pattern(), Duration.ofNanos(scope.ageNanos()), scope.attempts());
    }

    /** Abbreviates the target; arguments don't belong in logs. */
    @Override
    public String toString() {
        return "PendingEviction[" + AbbreviatedKey.of(target) + ", " + age + ", " + attempts + " attempts]";
    }
}
