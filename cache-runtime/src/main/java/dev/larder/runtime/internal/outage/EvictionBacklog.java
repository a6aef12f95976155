package dev.larder.runtime.internal.outage;

import dev.larder.runtime.spi.GroupPattern;
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
 * latest ticket of the requests for it, and is discharged only by an attempt with the same or a later ticket: an attempt
 * that was sent before a request says nothing about what was stored in between.
 *
 * <p>Bounded: when there are too many, those of the commonest first segment are replaced by everything below it; when
 * that doesn't help, all are replaced by everything below the key prefix. Never is one dropped. Without a key prefix the
 * last step would remove what isn't the cache's, so that one scope for each first segment is kept, however many: first
 * segments are literals of the application's code. Thread-safe.
 *
 * <p>Not final, so that tests can break it on purpose.
 */
class EvictionBacklog {

    /** Keys in one replayed command. */
    private static final int CHUNK = 500;

    private final int capacity;

    private final String keyStart;

    private final Timer timer;

    private final AtomicLong tickets = new AtomicLong();

    private final Map<Scope, Pending> pending = new LinkedHashMap<>();

    private final ScopeIndex index;

    /** Read without the lock, so that there is nothing to pay while nothing is pending. */
    private volatile int size;

    /**
     * Returns an empty one.
     *
     * @param keyStart what stands before the first segment of all keys: the key prefix and its colon, or nothing
     */
    EvictionBacklog(int capacity, String keyStart, Timer timer) {
        this.capacity = capacity;
        this.keyStart = keyStart;
        this.timer = timer;
        this.index = new ScopeIndex(keyStart, pending.keySet());
    }

    /** Returns the ticket of an attempt that is about to be sent. */
    long ticket() {
        return tickets.incrementAndGet();
    }

    int size() {
        return size;
    }

    /** Tells whether a pending eviction would remove the key. */
    boolean covers(String key) {
        if (size == 0) {
            return false;
        }
        synchronized (pending) {
            return index.covering(key) != null;
        }
    }

    /**
     * Adds what an attempt with this ticket was to remove.
     *
     * @return how many scopes were replaced by a wider one to make room; usually 0
     */
    int add(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
        synchronized (pending) {
            for (String key : keys) {
                Scope wider = index.covering(key);
                add(wider == null ? new Scope.Key(key) : wider, ticket);
            }
            for (GroupPattern group : groups) {
                Scope wider = index.covering(group);
                add(wider == null ? new Scope.Group(group) : wider, ticket);
            }
            int replaced = makeRoom();
            size = pending.size();
            return replaced;
        }
    }

    /** Takes out what an attempt with this ticket removed. */
    void discharge(Collection<String> keys, Collection<GroupPattern> groups, long ticket) {
        if (size > 0) {
            List<Scope> scopes = new ArrayList<>(keys.size() + groups.size());
            keys.forEach(key -> scopes.add(new Scope.Key(key)));
            groups.forEach(group -> scopes.add(new Scope.Group(group)));
            discharge(scopes, ticket);
        }
    }

    /** Takes out scopes that an attempt with this ticket removed; returns how many. */
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

    /** Returns the oldest scopes that fit into one attempt: some keys, or one group. */
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

    /** Puts scopes behind all others, since they failed again and must not hold these up. */
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

    /** Returns what is pending, oldest first. */
    List<PendingScope> list() {
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
            add(widening.wide(), ticket);
            replaced += widening.replaced().size();
        }
        return replaced;
    }

    /** What is known of a pending scope. */
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
