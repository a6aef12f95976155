package dev.larder.runtime.redisson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a batch, by keys and by the bytes of its reply: one batch of large values would keep the server and the
 * connection busy while everybody else waits.
 *
 * <p>It halves when a reply was too large and grows again by one with each reply that was not. Updates may race.
 */
final class BatchLimit {

    static final int MOST_KEYS = 128;

    static final long MOST_BYTES = 256 * 1024;

    private volatile int keys = MOST_KEYS;

    /** How many keys the next batch may have; at least one. */
    int keys() {
        return keys;
    }

    void replied(List<@Nullable Object> values) {
        long bytes = 0;
        for (Object value : values) {
            bytes += value instanceof byte[] array ? array.length : 0;
        }
        int now = keys;
        if (bytes > MOST_BYTES) {
            keys = Math.max(1, now / 2);
        } else if (now < MOST_KEYS && bytes < MOST_BYTES / 2) {
            keys = now + 1;
        }
    }
}
