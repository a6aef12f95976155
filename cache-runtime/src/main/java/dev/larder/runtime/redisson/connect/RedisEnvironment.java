package dev.larder.runtime.redisson.connect;

import dev.larder.runtime.redisson.connect.ServerSettings.Credentials;
import dev.larder.runtime.redisson.connect.ServerSettings.Topology;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code REDIS_…} variables. */
public final class RedisEnvironment {

    private static final int SENTINEL_PORT = 26_379;

    private static final String URL = "REDIS_URL";

    private static final String CLUSTER_NODES = "REDIS_CLUSTER_NODES";

    private static final String SENTINEL_NODES = "REDIS_SENTINEL_NODES";

    private static final String SENTINEL_MASTER = "REDIS_SENTINEL_MASTER";

    private static final String SENTINEL_USERNAME = "REDIS_SENTINEL_USERNAME";

    private static final String SENTINEL_PASSWORD = "REDIS_SENTINEL_PASSWORD";

    private static final String HOST = "REDIS_HOST";

    private static final String PORT = "REDIS_PORT";

    private static final String DB = "REDIS_DB";

    private static final String TLS = "REDIS_TLS";

    private static final String USERNAME = "REDIS_USERNAME";

    private static final String PASSWORD = "REDIS_PASSWORD";

    private final Map<String, String> environment;

    public RedisEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Returns the settings that the variables name.
     *
     * @throws IllegalArgumentException if a variable is malformed or two contradict each other
     */
    public ServerSettings settings() {
        Credentials credentials = credentials();
        String url = get(URL);
        if (url != null) {
            forbid(
                    URL,
                    List.of(HOST, PORT, DB, TLS, CLUSTER_NODES, SENTINEL_NODES, SENTINEL_MASTER, SENTINEL_PASSWORD));
            return new RedisUri(URL, url).settings(credentials, "set REDIS_URL");
        }
        String cluster = get(CLUSTER_NODES);
        if (cluster != null) {
            forbid(CLUSTER_NODES, List.of(HOST, PORT, DB, SENTINEL_NODES, SENTINEL_MASTER, SENTINEL_PASSWORD));
            return new ServerSettings(
                    Topology.CLUSTER,
                    HostAndPort.parseList(CLUSTER_NODES, cluster, RedisUri.PORT),
                    null,
                    credentials,
                    Credentials.NONE,
                    0,
                    tls(),
                    "set REDIS_CLUSTER_NODES");
        }
        return get(SENTINEL_NODES) == null && get(SENTINEL_MASTER) == null
                ? ServerSettings.standalone(
                        node(), credentials, database(), tls(), "set REDIS_HOST and REDIS_PORT, or REDIS_URL")
                : sentinel(credentials);
    }

    private ServerSettings sentinel(Credentials credentials) {
        String sentinels = get(SENTINEL_NODES);
        String master = get(SENTINEL_MASTER);
        if (sentinels == null || master == null) {
            throw new IllegalArgumentException((sentinels == null ? SENTINEL_MASTER : SENTINEL_NODES)
                    + " is set without " + (sentinels == null ? SENTINEL_NODES : SENTINEL_MASTER)
                    + "; set both, such as REDIS_SENTINEL_NODES=a:26379,b:26379 and REDIS_SENTINEL_MASTER=mymaster");
        }
        forbid(SENTINEL_NODES, List.of(HOST, PORT));
        return new ServerSettings(
                Topology.SENTINEL,
                HostAndPort.parseList(SENTINEL_NODES, sentinels, SENTINEL_PORT),
                master,
                credentials,
                sentinelCredentials(credentials),
                database(),
                tls(),
                "set REDIS_SENTINEL_NODES and REDIS_SENTINEL_MASTER");
    }

    private HostAndPort node() {
        String host = get(HOST);
        String port = get(PORT);
        return new HostAndPort(
                host == null ? "localhost" : HostAndPort.host(HOST, host),
                port == null ? RedisUri.PORT : HostAndPort.port(PORT, port));
    }

    private Credentials credentials() {
        return credentials(USERNAME, PASSWORD);
    }

    private Credentials sentinelCredentials(Credentials master) {
        Credentials sentinel = credentials(SENTINEL_USERNAME, SENTINEL_PASSWORD);
        if (sentinel.password() != null && master.password() == null) {
            // Redisson authenticates at Sentinels only when it does so at the master.
            throw new IllegalArgumentException(SENTINEL_PASSWORD + " is set without " + PASSWORD
                    + "; give the master a password as well, and set both");
        }
        return sentinel;
    }

    private Credentials credentials(String usernameName, String passwordName) {
        String username = get(usernameName);
        String password = get(passwordName);
        if (username != null && password == null) {
            throw new IllegalArgumentException(usernameName + " is set without " + passwordName + "; set both or none");
        }
        return new Credentials(username, password);
    }

    private int database() {
        String database = get(DB);
        return database == null ? 0 : RedisUri.database(DB, database);
    }

    private boolean tls() {
        String tls = get(TLS);
        if (tls == null || tls.equalsIgnoreCase("false")) {
            return false;
        }
        if (!tls.equalsIgnoreCase("true")) {
            throw new IllegalArgumentException(
                    "REDIS_TLS \"" + tls + "\" is neither true nor false; write one of them");
        }
        return true;
    }

    private void forbid(String chosen, List<String> others) {
        for (String other : others) {
            if (get(other) != null) {
                throw new IllegalArgumentException(
                        chosen + " and " + other + " are both set, and contradict each other; unset one of them");
            }
        }
    }

    private @Nullable String get(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
