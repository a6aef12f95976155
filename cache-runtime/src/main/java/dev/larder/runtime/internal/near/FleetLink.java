package dev.larder.runtime.internal.near;

import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The link of one {@code Larder} to the other processes that use its keys: it tells them of removals, waits for their near caches, and
 * keeps the near cache of this JVM. The near cache and its connection come with the first method that needs them. Thread-safe.
 */
public final class FleetLink implements AutoCloseable {

    private final NearConfig config;

    private final Predicate<String> isEvictionPending;

    private final Timekeeper time;

    /** {@code null} when no messages are sent, or the store cannot tell of removals. */
    private final @Nullable NearLink link;

    /** {@code null} until the first method keeps values near. Written under the lock. */
    private volatile @Nullable NearCache cache;

    private boolean closed;

    /**
     * Makes the link, which is not connected yet.
     *
     * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
     * @param isEvictionPending returns whether an eviction of a key is pending, or repeated by the store
     * @param time the clock by which near entries end
     */
    public FleetLink(
            CacheStore store,
            String keyStart,
            NearConfig config,
            Predicate<String> isEvictionPending,
            Timekeeper time,
            LinkObserver observer) {
        this.config = config;
        this.isEvictionPending = isEvictionPending;
        this.time = time;
        this.link = config.messages()
                ? store.nearLink(new NearLink.Settings(keyStart, config.staleness()), new Listener(observer))
                        .orElse(null)
                : null;
    }

    /**
     * Returns the near cache of this JVM, and connects the link; {@code null} when the store cannot tell of removals.
     *
     * @param method the name of the method that keeps values near, for messages
     * @throws CacheException when Caffeine is missing, or the settings forbid messages
     */
    public @Nullable NearCache cache(String method) {
        if (!config.messages()) {
            throw new CacheException(
                    method + " has near, but larder.nearMessages is false: other processes would not hear of"
                            + " the evictions of this one; set it to true in all of them, or remove near");
        }
        NearLink known = link;
        if (known == null) {
            return null;
        }
        NearCache present = cache;
        if (present == null) {
            present = open(known, method);
        }
        // Connected once there is a cache to tell.
        known.begin();
        return present;
    }

    private synchronized NearCache open(NearLink link, String method) {
        NearCache present = cache;
        if (present != null) {
            return present;
        }
        try {
            present = new NearCache(config, link::subscription, isEvictionPending, time);
        } catch (NoClassDefFoundError e) {
            throw new CacheException(
                    method + " has near, which needs Caffeine on the class path; add"
                            + " com.github.ben-manes.caffeine:caffeine, or remove near",
                    e);
        }
        if (closed) {
            present.close();
        }
        cache = present;
        return present;
    }

    /** Connects the link for a method whose evictions wait for near caches. */
    public void expectWaiting() {
        if (link != null) {
            link.begin();
        }
    }

    /** Waits for the near caches of the fleet; see {@link NearLink#awaitNear}. Without a link there are none. */
    public CompletionStage<Boolean> await(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return link == null ? CompletableFuture.completedFuture(true) : link.awaitNear(exactKeys, groups);
    }

    /** Returns the state of the link; {@code null} when there is none. */
    public NearLink.@Nullable State state() {
        return link == null ? null : link.state();
    }

    /** Returns the age of the oldest proof; {@code null} while something is not proven. */
    public @Nullable Duration provenAge() {
        return link == null ? null : link.provenAge();
    }

    /** Returns the number of entries in the near cache, including those that will not be served again. */
    public long entries() {
        NearCache present = cache;
        return present == null ? 0 : present.size();
    }

    /** Ends the near cache. Removals are still told to other processes. Idempotent. */
    public synchronized void endCache() {
        closed = true;
        NearCache present = cache;
        if (present != null) {
            present.close();
        }
    }

    /** Ends the near cache and the link, after the last eviction. Idempotent. */
    @Override
    public void close() {
        endCache();
        if (link != null) {
            link.close();
        }
    }

    /** Learns how the link is doing. */
    @FunctionalInterface
    public interface LinkObserver {

        /** The state is another one. Called on a thread of the network. */
        void linkChanged(NearLink.State state);
    }

    private final class Listener implements NearLink.Listener {

        private final LinkObserver observer;

        Listener(LinkObserver observer) {
            this.observer = observer;
        }

        @Override
        public void removed(NearRemoval removal) {
            // What is removed before there is a cache, is removed from nothing.
            NearCache present = cache;
            if (present != null) {
                present.removed(removal);
            }
        }

        @Override
        public void changed(NearLink.State state) {
            observer.linkChanged(state);
        }
    }
}
