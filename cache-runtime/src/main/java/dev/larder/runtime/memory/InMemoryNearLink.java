package dev.larder.runtime.memory;

import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A link to the removals of a store in this JVM. They are told by the thread that removes, before its command completes. So
 * the subscription is proven at any time, until link or store is closed. Thread-safe.
 */
final class InMemoryNearLink implements NearLink {

    private final Listener listener;

    private final Consumer<InMemoryNearLink> onClose;

    private volatile @Nullable Always subscription;

    private volatile boolean closed;

    InMemoryNearLink(Listener listener, Consumer<InMemoryNearLink> onClose) {
        this.listener = listener;
        this.onClose = onClose;
    }

    void tell(NearRemoval removal) {
        listener.removed(removal);
    }

    @Override
    public void begin() {
        synchronized (this) {
            if (closed || subscription != null) {
                return;
            }
            subscription = new Always();
        }
        listener.changed(state());
    }

    @Override
    public Subscription subscription(String key) {
        Always present = subscription;
        return present == null ? Subscription.NONE : present;
    }

    @Override
    public CompletionStage<Boolean> awaitNear(Collection<String> exactKeys, Collection<GroupPattern> groups) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public State state() {
        boolean linked = subscription != null;
        Phase phase = closed ? Phase.CLOSED : linked ? Phase.LINKED : Phase.UNUSED;
        return new State(phase, linked ? 1 : 0, 1, "", "");
    }

    @Override
    public @Nullable Duration provenAge() {
        return subscription == null ? null : Duration.ZERO;
    }

    @Override
    public void close() {
        Always ended;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            ended = subscription;
            subscription = null;
        }
        onClose.accept(this);
        if (ended != null) {
            ended.isEnded = true;
            listener.ended(ended);
        }
        listener.changed(state());
    }

    /** A subscription that needs no proof. */
    private static final class Always implements Subscription {

        private volatile boolean isEnded;

        @Override
        public boolean isProvenSince(long nanoTime) {
            return !isEnded;
        }
    }
}
