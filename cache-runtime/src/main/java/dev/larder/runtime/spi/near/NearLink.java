package dev.larder.runtime.spi.near;

import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The link of a Larder to the removals of its fleet, by which a near cache in this JVM knows what it must no longer serve. A
 * store makes it by {@link dev.larder.runtime.spi.CacheStore#nearLink}.
 *
 * <p><b>Removals.</b> Each command of the fleet that removes or replaces a value is told to the {@link Listener} of every
 * link: {@link dev.larder.runtime.spi.CacheStore#evict evictions}, {@link dev.larder.runtime.spi.CacheStore#beginUpdate updates}, {@link dev.larder.runtime.spi.CacheStore#expire other times to
 * live}, and each {@link dev.larder.runtime.spi.CacheStore#store stored} value that replaces another. An eviction of a key that the store does not
 * hold is told as well, since a near cache may hold it longer. A value that is stored in an empty key is not told.
 *
 * <p><b>This process.</b> The removals of the store that made the link are told before the stages of their commands complete,
 * whether or not the link is connected. This holds for repeated commands, too. So whoever fills a near cache need not know who
 * evicts in this JVM.
 *
 * <p><b>Other processes.</b> Their removals are told by the {@link Subscription} to the keys' partition, in the order in which
 * the server ran them, some time after their stages completed. How long ago that is at most, the subscription proves. So a
 * near cache is read only while its subscription is proven.
 *
 * <p><b>Filling.</b> A value may be kept near when the {@link #subscription} was taken before the command was sent that
 * answered with the value, and nothing was told since then that removes it. It may be served while that same subscription is
 * proven, and nothing was told since.
 *
 * <p>All methods may be called on any thread, and return at once. A link is closed with its store, too.
 */
public interface NearLink extends AutoCloseable {

    /**
     * Connects the link in the background, once; later calls do nothing. Until then nothing of other processes is told and
     * nothing is proven. A Larder calls it for its first method that keeps values near or waits for near caches.
     */
    void begin();

    /**
     * Returns the present subscription to the removals of a key. It is {@link Subscription#NONE} while there is none. Without
     * a cluster this is as quick as the read of a field.
     */
    Subscription subscription(String key);

    /**
     * Waits for the near caches of the fleet. The stage completes with {@code true} as soon as all of them have applied the
     * removals of the keys and groups whose stages completed before this call. It completes with {@code false} when
     * {@link Settings#staleness} has passed, after which none of them serves what was removed: those that have not
     * confirmed cannot prove their subscription. The stage never fails.
     *
     * <p>Where a partition of these keys or groups has no subscription, the whole time passes, since nobody can confirm.
     */
    CompletionStage<Boolean> awaitNear(Collection<String> exactKeys, Collection<GroupPattern> groups);

    /** Returns the present state, for health and statistics. */
    State state();

    /**
     * Returns the age of the oldest proof among the present subscriptions, for statistics; {@code null} while a partition has no
     * subscription, or one that has proven nothing yet.
     */
    @Nullable
    Duration provenAge();

    /** Ends all subscriptions and the connections of this link. The store publishes for this link no longer. Idempotent. */
    @Override
    void close();

    /**
     * What is told of removals. Calls of one subscription come in order. Calls of different subscriptions and of commands in
     * this process may come at the same time. They come on threads of the network, so each call must be quick, and must not
     * block or throw.
     */
    interface Listener {

        /** Takes back what was kept near: it was removed from the store or replaced there. */
        void removed(NearRemoval removal);

        /** Learns that a subscription has ended. What was filled under it is never proven again and may be dropped. */
        default void ended(Subscription subscription) {}

        /** Learns that the state of the link is another one. */
        default void changed(State state) {}
    }

    /**
     * A subscription to the removals of some keys, over one connection. It is never resumed: a connection that is made again,
     * another master and moved keys each begin a new subscription. Equal to itself only.
     */
    interface Subscription {

        /** No subscription; never proven. */
        Subscription NONE = new Subscription() {
            @Override
            public boolean isProvenSince(long nanoTime) {
                return false;
            }

            @Override
            public String toString() {
                return "none";
            }
        };

        /**
         * Returns whether each removal was told whose stage completed before a moment of this JVM's clock. It returns
         * {@code false} from the end of the subscription on. As quick as the read of a field.
         *
         * @param nanoTime a value of {@link System#nanoTime}; for a near cache the present one minus
         *     {@link Settings#staleness}
         */
        boolean isProvenSince(long nanoTime);
    }

    /**
     * The settings of a link. Immutable. All processes of a fleet must have the same.
     *
     * @param keyPrefix what begins all keys of the Larder, with its closing {@code :}; empty for nothing. The fleet's channel
     *     is named by it
     * @param staleness maximum age of a proof by which a near cache is read, at least 10 ms. The link asks for proofs five
     *     times as often
     */
    record Settings(String keyPrefix, Duration staleness) {

        private static final Duration MIN_STALENESS = Duration.ofMillis(10);

        public Settings {
            Objects.requireNonNull(keyPrefix, "keyPrefix");
            if (staleness.compareTo(MIN_STALENESS) < 0) {
                throw new IllegalArgumentException(
                        "staleness must be at least " + MIN_STALENESS.toMillis() + " ms, but is " + staleness);
            }
        }
    }

    /**
     * The state of a link. Immutable.
     *
     * @param linked the number of partitions with a subscription, of which each may be proven or not
     * @param partitions the number of all partitions of the store
     * @param reason why the phase is {@link Phase#REFUSED}, or why the last connection ended, for operators; empty when there
     *     is nothing to say. It holds no key and no secret
     * @param untold why other processes are not told of the removals of this one, for operators: a server does not let this user
     *     tell them, so that their near caches serve what this process removed. Empty when no server is known to refuse
     */
    record State(Phase phase, int linked, int partitions, String reason, String untold) {}

    /** What a link is doing. */
    enum Phase {
        /** {@link NearLink#begin} was not called. */
        UNUSED,
        /** Some partition has no subscription, and the link is connecting to it. */
        CONNECTING,
        /** All partitions have subscriptions. */
        LINKED,
        /** A server does not let this user subscribe. The link tries again now and then. */
        REFUSED,
        /** The link or its store is closed. */
        CLOSED
    }
}
