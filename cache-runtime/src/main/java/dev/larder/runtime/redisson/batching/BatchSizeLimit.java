package dev.larder.runtime.redisson.batching;

/**
 * Limits a batch by requests and by bytes. A single batch of large values would keep the server and the connection busy
 * while all other callers wait.
 *
 * <p>The limit halves after a batch that was too heavy, and grows by one after a light one. Updates may race.
 */
final class BatchSizeLimit {

    /** Maximum size of a batch that leaves the limit as it is. */
    static final long MAX_BYTES = 256 * 1024;

    private final int maximum;

    private volatile int current;

    BatchSizeLimit(int maximum) {
        this.maximum = maximum;
        this.current = maximum;
    }

    /** Returns the maximum number of requests of the next batch, at least one. */
    int current() {
        return current;
    }

    /** Takes the size of a batch and its replies into account. */
    void answered(long bytes) {
        int before = current;
        if (bytes > MAX_BYTES) {
            current = Math.max(1, before / 2);
        } else if (before < maximum && bytes < MAX_BYTES / 2) {
            current = before + 1;
        }
    }
}
