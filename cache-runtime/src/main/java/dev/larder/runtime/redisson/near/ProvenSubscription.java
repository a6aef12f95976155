package dev.larder.runtime.redisson.near;

import dev.larder.runtime.spi.near.NearLink;
import org.redisson.client.RedisClient;

/** A subscription over one connection. It is proven by each answered {@code PING}, until it ends for good. Thread-safe. */
final class ProvenSubscription implements NearLink.Subscription {

    /** So long ago that nothing is proven since then, and near enough for differences. */
    static final long NEVER = 1L << 62;

    private final RedisClient server;

    /** When the last {@code PING} was sent that was answered. Written under the lock. */
    private volatile long provenAt = System.nanoTime() - NEVER;

    private boolean ended;

    ProvenSubscription(RedisClient server) {
        this.server = server;
    }

    /** Returns the server that proves. */
    RedisClient server() {
        return server;
    }

    @Override
    public boolean isProvenSince(long nanoTime) {
        return provenAt - nanoTime >= 0;
    }

    /** Returns the age of the last proof in nanoseconds; {@link #NEVER} or more when there is none. */
    long ageNanos() {
        return System.nanoTime() - provenAt;
    }

    /** Everything that was published before a moment was told. */
    synchronized void prove(long nanoTime) {
        if (!ended) {
            provenAt = nanoTime;
        }
    }

    synchronized void end() {
        ended = true;
        provenAt = System.nanoTime() - NEVER;
    }

    @Override
    public String toString() {
        return "subscription to " + server.getConfig().getAddress().getHost() + ":"
                + server.getConfig().getAddress().getPort();
    }
}
