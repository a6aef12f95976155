package dev.larder.runtime.redisson;

import dev.larder.runtime.internal.config.SettingsTable;
import java.util.Objects;
import java.util.function.Consumer;
import org.redisson.config.Config;

/**
 * The size of the client that Larder creates, and further settings of Redisson. Immutable.
 *
 * @param connections maximum number of connections to each master, at least 1. Below ten, commands share connections
 *     without waiting for each other's replies, and few connections carry the most commands. From ten on, Redisson gives
 *     each command in flight a connection of its own
 * @param networkThreads the number of threads that read and write connections, at least 1
 * @param tuning called with Larder's configuration before it is used, for all other settings of Redisson, such as a trust
 *     store, a name or an address resolver
 */
public record ClientSettings(int connections, int networkThreads, Consumer<Config> tuning) {

    /**
     * Eight connections, and a network thread for every two processors. Waiting commands go together, so one thread carries
     * more than the callers of two processors send. More threads would compete with the callers.
     */
    public static final ClientSettings DEFAULTS = new ClientSettings(
            SettingsTable.CONNECTIONS.byDefault(), SettingsTable.NETWORK_THREADS.byDefault(), config -> {});

    /** @throws IllegalArgumentException when a number is less than 1 */
    public ClientSettings {
        SettingsTable.CONNECTIONS.require(connections);
        SettingsTable.NETWORK_THREADS.require(networkThreads);
        Objects.requireNonNull(tuning, "tuning");
    }

    /** Returns these settings with another tuning. */
    public ClientSettings tunedBy(Consumer<Config> tuning) {
        return new ClientSettings(connections, networkThreads, tuning);
    }
}
