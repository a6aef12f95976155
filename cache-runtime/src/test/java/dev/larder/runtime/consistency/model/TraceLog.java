package dev.larder.runtime.consistency.model;

/**
 * The traces of evictions on the server, for one key. Moments are counted, since only their order matters.
 *
 * @param clock the number of moments that were told apart so far
 * @param last the moment of the latest trace
 * @param completeSince the moment since when no trace is missing, or {@link #UNKNOWN}
 */
record TraceLog(int clock, int last, int completeSince) {

    static final int UNKNOWN = -1;

    static final TraceLog EMPTY = new TraceLog(0, 0, 0);

    TraceLog left() {
        return new TraceLog(clock + 1, clock + 1, completeSince);
    }

    /** The server loses all traces; the next who asks learns it. */
    TraceLog lost(Rules rules) {
        int since = rules.hold(Rule.LOST_TRACES_ARE_KNOWN) ? UNKNOWN : completeSince;
        return new TraceLog(clock, 0, since);
    }

    /** A load has asked. From then on the traces are complete. */
    TraceLog asked() {
        return completeSince == UNKNOWN ? new TraceLog(clock + 1, last, clock + 1) : this;
    }

    /** Returns whether the key may have been evicted since a moment. */
    boolean mayBeEvictedSince(int moment) {
        return last > moment || completeSince == UNKNOWN || completeSince > moment;
    }
}
