package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The link of a store that connects in the background. Nothing is proven until then. Thread-safe. */
final class LazyNearLink implements NearLink {

    private final Settings settings;

    private final Listener listener;

    private volatile @Nullable NearLink connected;

    /** Whether the connected store has no links; guarded by this, as the flags below. */
    private boolean unsupported;

    private boolean begun;

    private boolean closed;

    LazyNearLink(Settings settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Makes the link of the store, which has connected. */
    synchronized void connect(CacheStore store) {
        if (closed) {
            return;
        }
        NearLink link = store.nearLink(settings, listener).orElse(null);
        connected = link;
        unsupported = link == null;
        if (begun && link != null) {
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
        if (link != null) {
            return link.state();
        }
        if (closed) {
            return new State(Phase.CLOSED, 0, 1, "", "");
        }
        return unsupported
                ? new State(Phase.REFUSED, 0, 1, "the store has no near caches", "")
                : new State(begun ? Phase.CONNECTING : Phase.UNUSED, 0, 1, "not connected yet", "");
    }

    @Override
    public @Nullable Duration provenAge() {
        NearLink link = connected;
        return link == null ? null : link.provenAge();
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
