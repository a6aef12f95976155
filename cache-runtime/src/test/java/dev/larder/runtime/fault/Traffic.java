package dev.larder.runtime.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of one kind through a {@link FaultProxy}: those that have sent {@code SUBSCRIBE}, or all others. Their faults
 * add to those of the proxy. Thread-safe.
 */
public final class Traffic {

    private final Way toServer = new Way();

    private final Way toClient = new Way();

    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    Traffic() {}

    /** What happens to commands. */
    public Way toServer() {
        return toServer;
    }

    /** What happens to replies and messages. */
    public Way toClient() {
        return toClient;
    }

    /** Resets every connection of this kind; new ones are let through. */
    public void resetAll() {
        links.forEach(Link::reset);
    }

    /**
     * Resets the server's side of every connection of this kind, as where a router has forgotten them: the client is told
     * nothing, and hears nothing, until {@link #resetAll}. New connections are let through.
     */
    public void forsakeAll() {
        links.forEach(Link::forsake);
    }

    /** Returns the number of connections of this kind that are open. */
    public int connections() {
        return links.size();
    }

    void heal() {
        toServer.heal();
        toClient.heal();
    }

    void add(Link link) {
        links.add(link);
    }

    void remove(Link link) {
        links.remove(link);
    }
}
