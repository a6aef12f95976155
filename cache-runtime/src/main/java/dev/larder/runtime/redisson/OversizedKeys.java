package dev.larder.runtime.redisson;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.redisson.command.ValueSizeLimit;
import dev.larder.runtime.spi.Lookup;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys whose values are too large to be read: by a plain read they would hold up the replies to all other callers, since
 * these share a connection. Such values come from other programs, or from other settings.
 *
 * <p>Nobody knows the size of a value before it is read. So when a read gets no answer in time, the sizes of its keys are
 * asked for, which transfers no value. A key that is known to hold too much is read by a script that returns the size
 * instead, until it holds less. Bounded: beyond the capacity some key is forgotten, and its next read may time out once more.
 * Thread-safe.
 */
final class OversizedKeys {

    private static final int CAPACITY = 1000;

    /** Maximum number of keys whose sizes are still to be asked for; further ones are asked for after their next read. */
    private static final int MAX_SUSPECTS = 1000;

    private final MultiKeyCommands commands;

    private final ValueSizeLimit limit;

    private final Set<String> oversized = ConcurrentHashMap.newKeySet();

    /** The keys whose sizes are still to be asked for; guarded by itself, as {@link #asking} is. */
    private final Set<String> suspects = new LinkedHashSet<>();

    private boolean asking;

    OversizedKeys(MultiKeyCommands commands, ValueSizeLimit limit) {
        this.commands = commands;
        this.limit = limit;
    }

    /** Returns whether a plain read of the key would transfer too large a value. */
    boolean contains(String key) {
        return !oversized.isEmpty() && oversized.contains(key);
    }

    /** Returns whether that is so for one of the keys. */
    boolean containsAny(List<String> keys) {
        return !oversized.isEmpty() && keys.stream().anyMatch(oversized::contains);
    }

    /** Takes what a read found that transfers no large value. */
    void found(String key, Lookup found) {
        if (!(found instanceof Lookup.Oversized)) {
            oversized.remove(key);
        }
    }

    /** Asks for the sizes of keys, since a read of them had no answer in time. Returns at once. */
    void unanswered(List<String> keys) {
        synchronized (suspects) {
            for (String key : keys) {
                if (suspects.size() < MAX_SUSPECTS) {
                    suspects.add(key);
                }
            }
            if (asking) {
                return;
            }
            asking = true;
        }
        askNext();
    }

    /** One command at a time, so that a server that is away gets few. */
    private void askNext() {
        List<String> keys;
        synchronized (suspects) {
            keys = List.copyOf(suspects);
            suspects.clear();
            asking = !keys.isEmpty();
        }
        if (!keys.isEmpty()) {
            commands.run(LuaScript.SIZE, keys.stream().map(ScriptStep::on).toList())
                    .whenComplete((sizes, failure) -> {
                        if (failure == null) {
                            remember(keys, sizes);
                        }
                        askNext();
                    });
        }
    }

    private void remember(List<String> keys, List<ScriptReply> sizes) {
        for (int i = 0; i < keys.size(); i++) {
            // A key that holds something else than text has no size, and does not matter here.
            if (sizes.get(i) instanceof ScriptReply.Done done
                    && done.result().get(0) instanceof Long size
                    && size > limit.bytes()) {
                makeRoom();
                oversized.add(keys.get(i));
            }
        }
    }

    private void makeRoom() {
        Iterator<String> some = oversized.iterator();
        if (oversized.size() >= CAPACITY && some.hasNext()) {
            oversized.remove(some.next());
        }
    }
}
