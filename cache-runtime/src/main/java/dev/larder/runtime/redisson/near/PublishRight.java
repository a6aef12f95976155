package dev.larder.runtime.redisson.near;

import dev.larder.runtime.redisson.command.MasterCommands;
import dev.larder.runtime.redisson.command.RedisFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.redisson.connection.MasterSlaveEntry;

/**
 * Whether the masters let this user tell other processes of removals. A message that removes nothing finds it out: once, and then
 * again and again while a master refuses, which only its operator can change. Thread-safe.
 */
final class PublishRight {

    private static final long PAUSE_MILLIS = 1_000;

    private final MasterCommands commands;

    private final String channel;

    private final byte[] nothing;

    private final Runnable changed;

    /** The masters that refuse, with the words that begin their errors. */
    private final Map<MasterSlaveEntry, String> refusals = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /**
     * @param nothing a message that removes nothing
     * @param changed called when {@link #refusal} may be another one
     */
    PublishRight(MasterCommands commands, String channel, byte[] nothing, Runnable changed) {
        this.commands = commands;
        this.channel = channel;
        this.nothing = nothing;
        this.changed = changed;
    }

    /** Tries it at each known master. */
    void begin() {
        commands.known().forEach(this::attempt);
    }

    /** Returns why a master does not let this user publish, and the remedy; empty when none is known to refuse. */
    String refusal() {
        return refusals.values().stream()
                .findFirst()
                .map(code -> "Redis refuses PUBLISH on the channel " + channel + " (" + code
                        + "): near caches of other processes serve what this process removed; allow it by ACL SETUSER with"
                        + " +publish &" + channel + "*")
                .orElse("");
    }

    void close() {
        closed = true;
    }

    private void attempt(MasterSlaveEntry master) {
        commands.run(master, "PUBLISH", channel, nothing).whenComplete((receivers, failure) -> {
            if (failure == null || !commands.known().contains(master)) {
                refusals.remove(master);
            } else if (RedisFailure.isRefusal(failure)) {
                refusals.put(master, RedisFailure.code(RedisFailure.unwrap(failure)));
            }
            changed.run();
            if (refusals.containsKey(master) && !closed) {
                commands.services().newTimeout(timeout -> attempt(master), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }
}
