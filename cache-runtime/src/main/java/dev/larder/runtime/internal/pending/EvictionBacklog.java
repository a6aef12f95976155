package dev.larder.runtime.internal.pending;

import dev.larder.runtime.internal.time.Timer;
import dev.larder.runtime.spi.index.GroupPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The evictions that failed and are still to be made, in the order in which they failed, each scope once.
 *
 * <p>Every attempt to evict, first or repeated, draws a <dfn>ticket</dfn> before it is sent. A pending scope carries the
 * latest ticket of the requests for it. Only an attempt with the same or a later ticket discharges the scope: an attempt
 * that was sent before a request says nothing about values that were stored in between.
 *
 * <p>Bounded. When there are too many scopes, a wider one replaces those with the commonest first segment. When that does
 * not help, everything below the key prefix replaces all of them. No scope is ever dropped. Without a key prefix the last
 * step would remove keys of other applications; one scope for each first segment then stays, however many there are. First
 * segments are literals of the application's code. Thread-safe.
 *
 * <p>Not final, so that tests can break it on purpose.
 */
public class EvictionBacklog {

    /** Returned by {@link #add} after {@link #close}. */
    static final int CLOSED = -1;

    /** Maximum number of keys in one repeated command. */
    private static final int CHUNK = 500;

    private final int capacity;

    private final String keyStart;

    private final Timer timer;

    private final AtomicLong tickets = new AtomicLong();

    private final Map<Scope, Pending> pending = new LinkedHashMap<>();

    private final ScopeIndex index;

    /** Read without the lock, so that it costs nothing while nothing is pending. */
    private volatile int size;

    private boolean closed;

    /** Takes over the evictions after {@link #retire}. */
    private @Nullable Successor successor;

    /**
     * Returns an empty backlog.
     *
     * @param capacity maximum number of scopes
     * @param keyStart the key prefix and its colon, which all keys begin with, or nothing
     */
    public EvictionBacklog(int capacity, String keyStart, Timer timer) {
        this.capacity = capacity;
        this.keyStart = keyStart;
        this.timer = timer;
        this.index = new ScopeIndex(keyStart, pending.keySet());
    }

    /** Returns the ticket of an attempt that is about to be sent. */
    long ticket() {
        return tickets.incrementAndGet();
    }

    /** Returns the number of pending scopes. */
    public int size() {
        return size;
    }

    /** Returns whether a pending eviction would remove the key. */
    public boolean covers(String key) {
        if (size == 0) {
            return false;
        }
        synchronized (pending) {
            return index.covers(key);
        }
    }

    /**
     * Adds the keys and groups of a failed attempt.
     *
     * @return the number of scopes that a wider one replaced to make room, usually 0; or {@link #CLOSED}, and nothing is added
     */
    int add(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
        synchronized (pending) {
            if (closed) {
                return CLOSED;
            }
            for (String key : keys) {
                Scope wider = index.removing(key);
                add(wider == null ? new Scope.Key(key) : wider, ticket);
            }
            for (GroupPattern group : groups) {
                Scope wider = index.covering(group);
                add(wider == null ? new Scope.Group(group) : wider, ticket);
            }
            int replaced = makeRoom();
            size = pending.size();
            if (successor != null) {
                successor.take(keys, groups);
            }
            return replaced;
        }
    }

    /**
     * Hands all scopes to a successor, and later ones as well, since their keys have moved to other partitions. They stay here,
     * too, for calls that still ask this backlog.
     */
    void retire(Successor successor) {
        synchronized (pending) {
            this.successor = successor;
            List<Scope> scopes = all();
            if (!scopes.isEmpty()) {
                successor.take(Scope.keys(scopes), Scope.groups(scopes));
            }
        }
    }

    /** Takes out the keys and groups that an attempt removed. */
    void discharge(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
        if (size > 0) {
            List<Scope> scopes = new ArrayList<>(keys.size() + groups.size());
            keys.forEach(key -> scopes.add(new Scope.Key(key)));
            groups.forEach(group -> scopes.add(new Scope.Group(group)));
            discharge(scopes, ticket);
        }
    }

    /** Takes out the scopes that an attempt removed; returns their number. */
    int discharge(Collection<Scope> scopes, long ticket) {
        synchronized (pending) {
            int before = pending.size();
            for (Scope scope : scopes) {
                Pending present = pending.get(scope);
                if (present != null && present.ticket <= ticket) {
                    remove(scope);
                }
            }
            size = pending.size();
            return before - size;
        }
    }

    /** Returns the oldest scopes, as many as fit into one attempt: some keys, or one group. */
    List<Scope> oldest() {
        synchronized (pending) {
            List<Scope> batch = new ArrayList<>();
            for (Scope scope : pending.keySet()) {
                if (!(scope instanceof Scope.Key)) {
                    return batch.isEmpty() ? List.of(scope) : batch;
                }
                batch.add(scope);
                if (batch.size() == CHUNK) {
                    break;
                }
            }
            return batch;
        }
    }

    /** Returns all scopes. */
    List<Scope> all() {
        synchronized (pending) {
            return List.copyOf(pending.keySet());
        }
    }

    /** Puts scopes behind all others: they failed again, and must not hold up the rest. */
    void postpone(Collection<Scope> scopes) {
        synchronized (pending) {
            for (Scope scope : scopes) {
                Pending present = pending.remove(scope);
                if (present != null) {
                    present.attempts++;
                    pending.put(scope, present);
                }
            }
        }
    }

    /** Takes out all scopes, and takes no more from now on; returns them. */
    List<PendingScope> close() {
        synchronized (pending) {
            List<PendingScope> lost = list();
            closed = true;
            List.copyOf(pending.keySet()).forEach(this::remove);
            size = 0;
            return lost;
        }
    }

    /** Returns the pending scopes, oldest first. */
    public List<PendingScope> list() {
        synchronized (pending) {
            long now = timer.nanoTime();
            List<PendingScope> list = new ArrayList<>(pending.size());
            pending.forEach((scope, present) -> list.add(new PendingScope(
                    scope.text(), !(scope instanceof Scope.Key), now - present.sinceNanos, present.attempts)));
            return list;
        }
    }

    private void add(Scope scope, long ticket) {
        Pending present = pending.get(scope);
        if (present == null) {
            pending.put(scope, new Pending(ticket, timer.nanoTime()));
            index.added(scope);
        } else {
            present.ticket = Math.max(present.ticket, ticket);
        }
    }

    private @Nullable Pending remove(Scope scope) {
        index.removed(scope);
        return pending.remove(scope);
    }

    private int makeRoom() {
        int replaced = 0;
        while (pending.size() > capacity) {
            Widening widening = Widening.of(pending.keySet(), index, keyStart);
            if (widening == null) {
                break;
            }
            long ticket = 0;
            for (Scope scope : widening.replaced()) {
                Pending narrow = remove(scope);
                ticket = narrow == null ? ticket : Math.max(ticket, narrow.ticket);
            }
            for (Scope wide : widening.wide()) {
                add(wide, ticket);
            }
            replaced += widening.replaced().size();
        }
        return replaced;
    }

    /** Takes over evictions from a backlog that is not used any more. */
    @FunctionalInterface
    public interface Successor {

        void take(Collection<String> keys, Collection<GroupPattern> groups);
    }

    /** The state of a pending scope. */
    private static final class Pending {

        private long ticket;

        private final long sinceNanos;

        private int attempts;

        Pending(long ticket, long sinceNanos) {
            this.ticket = ticket;
            this.sinceNanos = sinceNanos;
        }
    }
}
