package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.Lookup;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys whose last read had no answer, perhaps since the value is too large. By a plain read such a value would
 * hold up the replies to all other callers again and again, since these share connections and a network thread. So the next
 * read of such a key is a script that returns the value only if it is not too large. A key is suspect until that script finds
 * such a value, or none.
 *
 * <p>Nobody knows the size of a value before it is read, and to ask for it before each read would cost every hit. Bounded:
 * beyond the capacity some key is forgotten, and its next read may fail once more. Thread-safe.
 */
final class SuspectKeys {

    private static final int CAPACITY = 10_000;

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** Returns whether a plain read of the key may transfer too large a value. */
    boolean contains(String key) {
        return !keys.isEmpty() && keys.contains(key);
    }

    /** Returns whether that is so for one of the keys. */
    boolean containsAny(List<String> some) {
        return !keys.isEmpty() && some.stream().anyMatch(keys::contains);
    }

    /** Adds keys of which a read had no answer. */
    void add(List<String> unanswered) {
        for (String key : unanswered) {
            Iterator<String> some = keys.iterator();
            if (keys.size() >= CAPACITY && some.hasNext()) {
                keys.remove(some.next());
            }
            keys.add(key);
        }
    }

    /** Takes what a read found that transfers no large value; returns it. */
    Lookup found(String key, Lookup found) {
        if (!(found instanceof Lookup.Oversized)) {
            keys.remove(key);
        }
        return found;
    }
}
