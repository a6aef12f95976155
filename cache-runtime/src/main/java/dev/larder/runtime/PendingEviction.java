package dev.larder.runtime;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.pending.PendingScope;
import java.time.Duration;

/**
 * An eviction that failed and is repeated until it succeeds. Until then this JVM reads none of its keys from the store.
 *
 * @param target the whole key, the pattern, or the tag with {@code #} before it
 * @param pattern whether it is a pattern or a tag
 * @param age the time since the eviction failed first
 * @param attempts number of repetitions that failed
 */
public record PendingEviction(String target, boolean pattern, Duration age, int attempts) {

    static PendingEviction of(PendingScope scope) {
        return new PendingEviction(scope.text(), scope.pattern(), Duration.ofNanos(scope.ageNanos()), scope.attempts());
    }

    /** Returns the target in abbreviated form, since arguments must not appear in logs. */
    @Override
    public String toString() {
        return "PendingEviction[" + AbbreviatedKey.of(target) + ", " + age + ", " + attempts + " attempts]";
    }
}
