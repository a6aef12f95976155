package dev.larder.runtime.consistency.model.near;

import java.util.ArrayList;
import java.util.List;

/**
 * The near cache of one JVM, and its link.
 *
 * <p>Stamps are only compared, so the model has no counters: a message marks whatever was stamped before it as invalid. Here
 * that is the entry, which is then none; a call in progress has a mark of its own.
 */
final class NearCache {

    static final int NONE = -1;

    /** How far the client of a link has come. */
    enum Phase {
        DOWN,
        /** Has sent SUBSCRIBE on a new connection. */
        SUBSCRIBING,
        UP
    }

    /** The version that may be read while it is proven, or {@link #NONE}. */
    int entry = NONE;

    /** The time up to which all messages are known to be applied, or {@link #NONE}. */
    int provenAt = NONE;

    Phase phase = Phase.DOWN;

    /** Whether the server writes messages to the link. */
    boolean subscribed;

    /** Whether the link may send a {@code PING}, since whoever evicts strictly must know it by now. */
    boolean announced;

    /** The time since when it may. */
    int announcedSince;

    /** Whether whoever evicts strictly knows this link or one before it: from a set at the server, or from a look at its links. */
    boolean known;

    /** What is in flight, the oldest first. */
    final List<InFlight> inFlight;

    NearCache() {
        inFlight = new ArrayList<>();
    }

    NearCache(NearCache other) {
        entry = other.entry;
        provenAt = other.provenAt;
        phase = other.phase;
        subscribed = other.subscribed;
        announced = other.announced;
        announcedSince = other.announcedSince;
        known = other.known;
        inFlight = new ArrayList<>(other.inFlight);
    }

    /** Returns a near cache without an entry, whose link is up and not announced yet. */
    static NearCache young() {
        NearCache near = new NearCache();
        near.phase = Phase.UP;
        near.subscribed = true;
        return near;
    }

    /** Returns a near cache whose link has been up for longer than the bound. */
    static NearCache warm() {
        NearCache near = new NearCache();
        near.provenAt = 0;
        near.phase = Phase.UP;
        near.subscribed = true;
        near.announced = true;
        near.announcedSince = -NearScenario.BOUND - 1;
        near.known = true;
        return near;
    }

    /** Returns whether a PING is on its way, or its PONG. */
    boolean awaitsPong() {
        return inFlight.stream().anyMatch(next -> next.kind() == InFlight.Kind.PONG);
    }

    void prove(int time) {
        provenAt = Math.max(provenAt, time);
    }
}
