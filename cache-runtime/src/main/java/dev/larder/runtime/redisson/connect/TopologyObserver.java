package dev.larder.runtime.redisson.connect;

import java.util.concurrent.CompletableFuture;

/** Observes the masters. All methods run on threads of Redisson's and must not block. */
public interface TopologyObserver {

    /** A connection to a server was lost, which may be followed by another master. */
    void connectionLost();

    /** Another server, a restarted one or one with another history became a master. A failure is tried again. */
    CompletableFuture<?> mastersChanged();

    /** All masters answered, and each is known to have received what was sent. */
    void mastersKnown();
}
