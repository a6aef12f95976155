package dev.larder.runtime.consistency.model;

/**
 * The traces of evictions on the server, for one key. Moments are counted, since only their order matters.
 *
 * @param clock the number of moments that were told apart so far
 * @param last the moment of the latest trace
 * @param completeSince the moment since when no trace is missing, or {@link #UNKNOWN}
 * @param ahead the tick until which an update has left its trace
 */
record TraceLog(int clock, int last, int completeSince, int ahead) {

    static final int UNKNOWN = -1;

    static final TraceLog EMPTY = new TraceLog(0, 0, 0, UNKNOWN);

    TraceLog left() {
        return new TraceLog(clock + 1, clock + 1, completeSince, ahead);
    }

    TraceLog leftUntil(int tick) {
        return new TraceLog(clock, last, completeSince, Math.max(ahead, tick));
    }

    /** The server loses all traces; the next who asks learns it. */
    TraceLog lost(Rules rules) {
        int since = rules.hold(Rule.LOST_TRACES_ARE_KNOWN) ? UNKNOWN : completeSince;
        return new TraceLog(clock, 0, since, UNKNOWN);
    }

    /** A load has asked. From then on the traces are complete. */
    TraceLog asked() {
        return completeSince == UNKNOWN ? new TraceLog(clock + 1, last, clock + 1, ahead) : this;
    }

    /** Returns whether the key may have been evicted since a moment, or a tick. */
    boolean mayBeEvictedSince(int moment, int tick) {
        return last > moment || completeSince == UNKNOWN || completeSince > moment || ahead >= tick;
    }
}
