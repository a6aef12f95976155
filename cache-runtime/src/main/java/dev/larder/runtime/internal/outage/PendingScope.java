package dev.larder.runtime.internal.outage;

import dev.larder.runtime.internal.key.AbbreviatedKey;

/**
 * A pending eviction as others see it.
 *
 * @param text the key or the pattern
 * @param pattern whether it is a pattern
 * @param ageNanos since when it is pending
 * @param attempts how often it was replayed in vain
 */
public record PendingScope(String text, boolean pattern, long ageNanos, int attempts) {

    /** Abbreviates the key; arguments don't belong in logs. */
    @Override
    public String toString() {
        return AbbreviatedKey.of(text);
    }
}
