package dev.larder.runtime.redisson.near;

import dev.larder.runtime.redisson.command.SlotPartition;
import dev.larder.runtime.spi.near.NearLink.Subscription;
import io.netty.channel.Channel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisPubSubConnection;

/**
 * Keeps a subscription to the master of one partition. When its connection ends, or another server is the master, the
 * subscription ends, and a new one begins over another connection. Thread-safe.
 */
final class PartitionLink {

    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long MAX_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The pause after a server refused to subscribe, which only its operator can change. */
    private static final long REFUSED_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SlotPartition partition;

    private final Surroundings surroundings;

    private volatile Subscription current = Subscription.NONE;

    /** The connection that is there or being made; guarded by this. */
    private @Nullable Attempt attempt;

    /** How many attempts have ended without a subscription, one after the other; guarded by this. */
    private int failures;

    /** When to connect again; guarded by this. */
    private long retryAt = System.nanoTime();

    private boolean closed;

    private volatile boolean refused;

    private volatile String reason = "";

    PartitionLink(SlotPartition partition, Surroundings surroundings) {
        this.partition = partition;
        this.surroundings = surroundings;
    }

    SlotPartition partition() {
        return partition;
    }

    /**
     * Returns the present subscription, or that there is none. Another server that has just become the master may hold what was
     * evicted from the one before, and nothing of it is kept under the subscription to that.
     */
    Subscription current() {
        Subscription present = current;
        return present instanceof ProvenSubscription proven && surroundings.isMaster(partition, proven.server())
                ? present
                : Subscription.NONE;
    }

    /** Returns whether the last attempt ended since the server does not let the user subscribe. */
    boolean isRefused() {
        return refused;
    }

    /** Returns why the last connection ended; empty while there is a subscription. */
    String reason() {
        return reason;
    }

    /** Connects if it is time to, and lets go of a server that is no longer the master. Called often. */
    void check() {
        Attempt begun;
        synchronized (this) {
            if (closed) {
                return;
            }
            Attempt present = attempt;
            if (present != null) {
                if (!surroundings.isMaster(partition, present.server)) {
                    present.close("another server is the master");
                }
                return;
            }
            RedisClient server = surroundings.master(partition);
            if (server == null || System.nanoTime() - retryAt < 0) {
                return;
            }
            begun = new Attempt(server);
            attempt = begun;
        }
        begun.connect();
    }

    /** Ends the present subscription; a new one follows. */
    void restart(String why) {
        Attempt present;
        synchronized (this) {
            present = attempt;
        }
        if (present != null) {
            present.close(why);
        }
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        restart("the link is closed");
    }

    private synchronized boolean begins(ProvenSubscription subscription) {
        if (closed) {
            return false;
        }
        failures = 0;
        refused = false;
        reason = "";
        current = subscription;
        return true;
    }

    private synchronized void ended(Attempt ended, boolean wasRefused, String why) {
        if (attempt != ended) {
            return;
        }
        attempt = null;
        current = Subscription.NONE;
        refused = wasRefused;
        reason = why;
        long pause =
                wasRefused ? REFUSED_PAUSE_NANOS : Math.min(MAX_PAUSE_NANOS, MIN_PAUSE_NANOS << Math.min(failures, 10));
        failures++;
        retryAt = System.nanoTime() + pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2);
    }

    /** A connection to a server, and the subscription over it. */
    private final class Attempt implements SubscriberChannel.Receiver {

        private final RedisClient server;

        private final ProvenSubscription subscription;

        private volatile @Nullable RedisPubSubConnection connection;

        /** Why this link closed the connection, or {@code null}. */
        private volatile @Nullable String closedFor;

        private volatile boolean subscribed;

        Attempt(RedisClient server) {
            this.server = server;
            this.subscription = new ProvenSubscription(server);
        }

        @SuppressWarnings("FutureReturnValueIgnored") // its outcome is handled
        void connect() {
            try {
                server.connectPubSubAsync().whenComplete((made, failure) -> {
                    if (failure == null) {
                        take(made);
                    } else {
                        closed(surroundings.reason(failure), false);
                    }
                });
            } catch (RuntimeException e) {
                closed(surroundings.reason(e), false);
            }
        }

        private void take(RedisPubSubConnection made) {
            connection = made;
            Channel channel = made.getChannel();
            try {
                channel.eventLoop().execute(() -> {
                    if (closedFor == null) {
                        surroundings.subscriber(this).takeOver(channel);
                    } else {
                        closed("", false);
                    }
                });
            } catch (RuntimeException e) {
                closed(surroundings.reason(e), false);
            }
        }

        /** Ends the subscription at once, and the connection soon. */
        void close(String why) {
            closedFor = why;
            subscription.end();
            RedisPubSubConnection made = connection;
            if (made != null) {
                made.closeAsync();
            }
        }

        @Override
        public void subscribed() {
            if (closedFor == null && begins(subscription)) {
                subscribed = true;
                surroundings.changed();
            }
        }

        @Override
        public void message(String channel, byte[] message) {
            surroundings.fleet().handle(partition, channel, message);
        }

        @Override
        public void proven(long nanoTime) {
            if (surroundings.isMaster(partition, server)) {
                subscription.prove(nanoTime);
            } else {
                close("another server is the master");
            }
        }

        @Override
        public void closed(String why, boolean wasRefused) {
            subscription.end();
            RedisPubSubConnection made = connection;
            if (made != null) {
                // Redisson would connect again.
                made.closeAsync();
            }
            String own = closedFor;
            ended(this, wasRefused, own == null ? why : own);
            if (subscribed) {
                surroundings.ended(subscription);
            }
            surroundings.changed();
        }
    }

    /** What a link to a master needs of the link as a whole. */
    interface Surroundings {

        /** Returns the present master of a partition, or {@code null} when none is known. */
        @Nullable
        RedisClient master(SlotPartition partition);

        /** Returns whether a server is the master of a partition, and the partition is one of the present ones. */
        boolean isMaster(SlotPartition partition, RedisClient server);

        /** Returns what subscribes over a connection and reads it. */
        SubscriberChannel subscriber(SubscriberChannel.Receiver receiver);

        Fleet fleet();

        /** Returns the reason of a failure in words without secrets. */
        String reason(Throwable failure);

        void ended(Subscription subscription);

        /** The state of a partition's link is another one. */
        void changed();
    }
}
