package dev.larder.runtime.redisson;

/**
 * Bounds a batch, by questions and by bytes: one batch of large values would keep the server and the connection busy
 * while everybody else waits.
 *
 * <p>It halves when a batch was too heavy and grows again by one with each that was not. Updates may race.
 */
final class BatchLimit {

    static final long MOST_BYTES = 256 * 1024;

    private final int most;

    private volatile int now;

    BatchLimit(int most) {
        this.most = most;
        this.now = most;
    }

    /** How many questions the next batch may hold; at least one. */
    int now() {
        return now;
    }

    void answered(long bytes) {
        int before = now;
        if (bytes > MOST_BYTES) {
            now = Math.max(1, before / 2);
        } else if (before < most && bytes < MOST_BYTES / 2) {
            now = before + 1;
        }
    }
}
