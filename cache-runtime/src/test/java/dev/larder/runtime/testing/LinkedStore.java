package dev.larder.runtime.testing;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A store whose links a test controls: what other processes removed, whether that is proven to be all, and when a connection is made
 * again. Of removals by the store behind it the links hear as its own links do. Thread-safe.
 */
public final class LinkedStore {

    private final CacheStore inner;

    private final List<Link> links = new CopyOnWriteArrayList<>();

    private LinkedStore(CacheStore inner) {
        this.inner = inner;
    }

    /** Returns a store in front of another one, whose links are proven from the beginning. */
    public static LinkedStore over(CacheStore inner) {
        return new LinkedStore(inner);
    }

    public CacheStore asStore() {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, this::invoke);
    }

    private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("nearLink")) {
            return nearLink((NearLink.Settings) arguments[0], (NearLink.Listener) arguments[1]);
        }
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        // The link of the store behind this one tells of its own removals, and nothing of its state.
        NearLink.Listener ofRemovals = removal -> listener.removed(removal);
        Link link = new Link(inner.nearLink(settings, ofRemovals).orElseThrow(), listener);
        links.add(link);
        return Optional.of(link);
    }

    /** Returns the first link. */
    public Link link() {
        return links.get(0);
    }

    /** The link of one Larder. */
    public static final class Link implements NearLink {

        private final NearLink own;

        private final Listener listener;

        private volatile Connection connection = new Connection();

        private volatile Phase phase = Phase.UNUSED;

        /** The stages of those that wait for near caches. */
        private final List<CompletableFuture<Boolean>> waiting = new CopyOnWriteArrayList<>();

        private volatile boolean confirming = true;

        Link(NearLink own, Listener listener) {
            this.own = own;
            this.listener = listener;
        }

        /** Tells what another process removed: keys, and patterns with a wildcard. */
        public void removed(String... targets) {
            List<String> all = List.of(targets);
            listener.removed(NearRemoval.of(
                    all.stream().filter(target -> !target.contains("*")).toList(),
                    all.stream()
                            .filter(target -> target.contains("*"))
                            .map(GroupPattern::scanned)
                            .toList()));
        }

        /** Lets it be proven from now on that all removals were told, or not any more. */
        public void prove(boolean isProven) {
            connection.proven = isProven;
        }

        /** Loses the connection and makes another one. */
        public void reconnect() {
            connection.proven = false;
            connection = new Connection();
        }

        /** Moves to another phase. */
        public void move(Phase to, String reason) {
            phase = to;
            listener.changed(new State(to, to == Phase.LINKED ? 1 : 0, 1, reason, ""));
        }

        /** Lets those that wait for near caches wait until {@link #confirm}. */
        public void holdConfirmations() {
            confirming = false;
        }

        /** Returns the number of those that have waited so far. */
        public int waiting() {
            return waiting.size();
        }

        public void confirm() {
            waiting.forEach(stage -> stage.complete(true));
        }

        @Override
        public void begin() {
            phase = Phase.LINKED;
        }

        @Override
        public Subscription subscription(String key) {
            return phase == Phase.LINKED ? connection : Subscription.NONE;
        }

        @Override
        public CompletionStage<Boolean> awaitNear(Collection<String> exactKeys, Collection<GroupPattern> groups) {
            CompletableFuture<Boolean> stage = new CompletableFuture<>();
            waiting.add(stage);
            if (confirming) {
                stage.complete(true);
            }
            return stage;
        }

        @Override
        public State state() {
            return new State(phase, phase == Phase.LINKED ? 1 : 0, 1, "", "");
        }

        @Override
        public @Nullable Duration provenAge() {
            return phase == Phase.LINKED && connection.proven ? Duration.ZERO : null;
        }

        @Override
        public void close() {
            phase = Phase.CLOSED;
            own.close();
        }

        private static final class Connection implements Subscription {

            private volatile boolean proven = true;

            @Override
            public boolean isProvenSince(long nanoTime) {
                return proven;
            }
        }
    }
}
