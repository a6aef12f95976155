package dev.larder.runtime.redisson;

import java.util.Objects;
import java.util.function.Consumer;
import org.redisson.config.Config;

/**
 * The size of the client that Larder makes for itself, and what else is to be set of it. Immutable.
 *
 * @param connections to each master, at least 1. Up to ten, a connection carries the next command before the reply of the
 *     last one is there, and few carry the most; beyond, Redisson gives every command under way one of its own
 * @param networkThreads which read and write them, at least 1
 * @param tuning called with Larder's own configuration before it is used, for everything else that Redisson can be told: a
 *     trust store, a name, an address resolver
 */
public record ClientSettings(int connections, int networkThreads, Consumer<Config> tuning) {

    /**
     * Eight connections, a network thread for every two processors, and nothing else. Commands that wait go together, so
     * that one thread carries more than the callers of two processors ask for; more would take turns with them.
     */
    public static final ClientSettings DEFAULTS =
            new ClientSettings(8, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), config -> {});

    /** @throws IllegalArgumentException when a number is less than 1 */
    public ClientSettings {
        requirePositive(connections, "connections");
        requirePositive(networkThreads, "networkThreads");
        Objects.requireNonNull(tuning, "tuning");
    }

    /** Returns these settings with another tuning. */
    public ClientSettings tunedBy(Consumer<Config> tuning) {
        return new ClientSettings(connections, networkThreads, tuning);
    }

    /**
     * Returns the number.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public static int requirePositive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + number);
        }
        return number;
    }
}
