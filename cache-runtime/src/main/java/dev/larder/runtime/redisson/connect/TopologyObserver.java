package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.command.SlotPartition;
import java.util.concurrent.CompletableFuture;

/** Observes the masters. All methods run on threads of Redisson's and must not block. */
public interface TopologyObserver {

    /** A connection to a server was lost, which may be followed by another master. */
    void connectionLost();

    /**
     * Another server, a restarted one or one with another history became a master, of this partition or of another one. Each
     * partition is told of it, as soon as its master answers. A failure is tried again.
     */
    CompletableFuture<?> mastersChanged(SlotPartition partition);

    /** The master of a partition answered, and is known to have received what was sent. */
    void masterKnown(SlotPartition partition);
}
