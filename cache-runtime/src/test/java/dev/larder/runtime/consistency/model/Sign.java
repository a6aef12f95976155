package dev.larder.runtime.consistency.model;

/**
 * A lease's signature.
 *
 * @param id the load's own id, which the client chooses
 * @param nonce what the server adds; in Redis the deadline in microseconds serves as both
 * @param deadline the last moment at which it is good
 */
record Sign(int id, int nonce, int deadline) {

    /** What a lease that was released behind a value leaves: no load has it, and it has ended. */
    static final Sign ENDED = new Sign(-2, 0, -1);

    boolean isLiveAt(int now) {
        return now <= deadline;
    }

    boolean is(int otherId, int otherNonce) {
        return id == otherId && nonce == otherNonce;
    }
}
