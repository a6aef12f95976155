package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.NearLink;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The link of a store that connects in the background. Until then nothing is told, and nothing is proven. Thread-safe. */
final class LazyNearLink implements NearLink {

    private final Settings settings;

    private final Listener listener;

    private volatile @Nullable NearLink connected;

    /** Guarded by this. */
    private boolean begun;

    /** Guarded by this. */
    private boolean closed;

    LazyNearLink(Settings settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Makes the link of the store, before a command is sent to it. */
    synchronized void connect(CacheStore store) {
        if (closed) {
            return;
        }
        NearLink link = store.nearLink(settings, listener).orElse(null);
        connected = link;
        if (link != null && begun) {
            link.begin();
        }
    }

    @Override
    public synchronized void begin() {
        begun = true;
        NearLink link = connected;
        if (link != null) {
            link.begin();
        }
    }

    @Override
    public Subscription subscription(String key) {
        NearLink link = connected;
        return link == null ? Subscription.NONE : link.subscription(key);
    }

    @Override
    public CompletionStage<Boolean> awaitNear(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        NearLink link = connected;
        return link == null
                ? new CompletableFuture<Boolean>()
                        .completeOnTimeout(false, settings.staleness().toNanos(), TimeUnit.NANOSECONDS)
                : link.awaitNear(exactKeys, groups);
    }

    @Override
    public synchronized State state() {
        NearLink link = connected;
        return link == null ? new State(phase(), 0, 1, "the store is not connected yet") : link.state();
    }

    private Phase phase() {
        if (closed) {
            return Phase.CLOSED;
        }
        return begun ? Phase.CONNECTING : Phase.UNUSED;
    }

    @Override
    public synchronized void close() {
        closed = true;
        NearLink link = connected;
        if (link != null) {
            link.close();
        }
    }
}
