package dev.larder.runtime.redisson.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address of Redis, and the credentials: one server, a master that Sentinels name, or a cluster.
 *
 * @param sentinelCredentials the credentials of the Sentinels; none when they are those of the master
 * @param masterName the name of the master that the Sentinels watch; {@code null} without Sentinels
 * @param remedy the settings to change for a connection to another server
 */
public record ServerSettings(
        Topology topology,
        List<HostAndPort> nodes,
        @Nullable String masterName,
        Credentials credentials,
        Credentials sentinelCredentials,
        int database,
        boolean tls,
        String remedy) {

    /** The arrangement of the servers. */
    enum Topology {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    /** The user and the password, of which either may be missing. */
    record Credentials(@Nullable String username, @Nullable String password) {

        static final Credentials NONE = new Credentials(null, null);

        /** Returns a text without the password. */
        @Override
        public String toString() {
            return (username == null ? "" : ", user " + username) + (password == null ? "" : ", password set");
        }
    }

    /** Returns the settings of one server. */
    static ServerSettings standalone(
            HostAndPort node, Credentials credentials, int database, boolean tls, String remedy) {
        return new ServerSettings(
                Topology.STANDALONE, List.of(node), null, credentials, Credentials.NONE, database, tls, remedy);
    }

    /** Returns the same servers with another remedy. */
    public ServerSettings withRemedy(String other) {
        return new ServerSettings(topology, nodes, masterName, credentials, sentinelCredentials, database, tls, other);
    }

    /** Returns the node's address in Redisson's form. */
    String address(HostAndPort node) {
        return (tls ? "rediss" : "redis") + "://" + node;
    }

    /** Returns the nodes in words for messages, such as {@code localhost:6379}. */
    public String describe() {
        String where =
                String.join(", ", nodes.stream().map(HostAndPort::toString).toList());
        return switch (topology) {
            case STANDALONE -> where;
            case SENTINEL -> "master " + masterName + " of the Sentinels at " + where;
            case CLUSTER -> "the cluster at " + where;
        };
    }

    /** Returns all settings but the password. */
    @Override
    public String toString() {
        return describe() + (tls ? ", TLS" : "") + (database == 0 ? "" : ", database " + database) + credentials;
    }
}
