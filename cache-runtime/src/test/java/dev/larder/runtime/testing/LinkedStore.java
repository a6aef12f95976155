package dev.larder.runtime.testing;

import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.NearLink;
import dev.larder.runtime.spi.NearRemoval;
import dev.larder.runtime.spi.Remaining;
import dev.larder.test.store.InterceptedStore;
import dev.larder.test.store.StoreCall;
import dev.larder.test.store.StoreCommand;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A store whose links a test controls: what other processes removed, whether that is proven to be all, and when a connection is made
 * again. The links hear of removals by this store before their commands complete, as the port says. Thread-safe.
 */
public final class LinkedStore extends InterceptedStore {

    private static final Set<StoreCommand> REMOVING = EnumSet.of(
            StoreCommand.EVICT, StoreCommand.BEGIN_UPDATE, StoreCommand.BEGIN_UPDATE_MANY, StoreCommand.EXPIRE);

    private static final Set<StoreCommand> STORING = EnumSet.of(StoreCommand.STORE, StoreCommand.STORE_MANY);

    private final List<Link> links = new CopyOnWriteArrayList<>();

    private LinkedStore(CacheStore inner) {
        super(inner);
    }

    /** Returns a store in front of another one, whose links are proven from the beginning. */
    public static LinkedStore over(CacheStore inner) {
        return new LinkedStore(inner);
    }

    @Override
    public Optional<NearLink> nearLink(NearLink.Settings settings, NearLink.Listener listener) {
        Link link = new Link(settings, listener);
        links.add(link);
        return Optional.of(link);
    }

    /** Returns the only link. */
    public Link link() {
        if (links.size() != 1) {
            throw new IllegalStateException("there are " + links.size() + " links");
        }
        return links.get(0);
    }

    @Override
    protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
        if (REMOVING.contains(call.command())) {
            return told(call, call.keys());
        }
        if (STORING.contains(call.command())) {
            return told(call, call.keys().stream().filter(this::holdsValue).toList());
        }
        return call.proceed();
    }

    private <T> CompletionStage<T> told(StoreCall<T> call, List<String> targets) {
        NearRemoval removal = removal(targets);
        return call.proceed().thenApply(answer -> {
            links.forEach(link -> link.tell(removal));
            return answer;
        });
    }

    private boolean holdsValue(String key) {
        return !(inner().remaining(key).toCompletableFuture().join() instanceof Remaining.Absent);
    }

    /** Returns the removal of keys and, where they have a wildcard, of patterns. */
    public static NearRemoval removal(List<String> targets) {
        return NearRemoval.of(
                targets.stream().filter(target -> !target.contains("*")).toList(),
                targets.stream()
                        .filter(target -> target.contains("*"))
                        .map(GroupPattern::scanned)
                        .toList());
    }

    /** The link of one Larder. */
    public static final class Link implements NearLink {

        private final Settings settings;

        private final Listener listener;

        private volatile Connection connection = new Connection();

        private volatile Phase phase = Phase.UNUSED;

        /** The stages of those that wait for near caches. */
        private final List<CompletableFuture<Boolean>> waiting = new CopyOnWriteArrayList<>();

        private volatile boolean confirming = true;

        Link(Settings settings, Listener listener) {
            this.settings = settings;
            this.listener = listener;
        }

        public Settings settings() {
            return settings;
        }

        /** Tells what another process removed: keys, and patterns with a wildcard. */
        public void removed(String... targets) {
            tell(removal(List.of(targets)));
        }

        void tell(NearRemoval removal) {
            listener.removed(removal);
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
            listener.changed(new State(to, to == Phase.LINKED ? 1 : 0, 1, reason));
        }

        /** Lets those that wait for near caches wait until {@link #confirm}. */
        public void holdConfirmations() {
            confirming = false;
        }

        /** Returns the number of those that wait. */
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
            return new State(phase, phase == Phase.LINKED ? 1 : 0, 1, "");
        }

        @Override
        public void close() {
            phase = Phase.CLOSED;
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
