package dev.larder.runtime.redisson;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and who asks: one server, a master that Sentinels name, or a cluster. Immutable; {@link #toString} holds
 * no password.
 */
public final class RedisSettings {

    private static final int PORT = 6379;

    private static final int SENTINEL_PORT = 26_379;

    /** How the servers are arranged. */
    enum Topology {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    private final Topology topology;

    private final List<HostAndPort> nodes;

    private final @Nullable String masterName;

    private final @Nullable String username;

    private final @Nullable String password;

    private final int database;

    private final boolean tls;

    private final String remedy;

    private RedisSettings(
            Topology topology,
            List<HostAndPort> nodes,
            @Nullable String masterName,
            Access access,
            int database,
            boolean tls,
            String remedy) {
        this.topology = topology;
        this.nodes = nodes;
        this.masterName = masterName;
        this.username = access.username;
        this.password = access.password;
        this.database = database;
        this.tls = tls;
        this.remedy = remedy;
    }

    /**
     * Reads the settings from environment variables: {@code REDIS_URL}; or {@code REDIS_HOST} (default
     * {@code localhost}), {@code REDIS_PORT} (6379) and {@code REDIS_DB} (0); or {@code REDIS_CLUSTER_NODES}; or
     * {@code REDIS_SENTINEL_NODES} with {@code REDIS_SENTINEL_MASTER}, and {@code REDIS_DB}. With each of them
     * {@code REDIS_USERNAME}, {@code REDIS_PASSWORD} and, but for the URL, {@code REDIS_TLS=true}. Nodes are written
     * {@code host:port,host:port}. A blank variable counts as not set.
     *
     * @param environment mostly {@link System#getenv()}
     * @throws IllegalArgumentException if a variable is malformed or two contradict; the message names the variable, the
     *     rule and the remedy, and no password
     */
    public static RedisSettings fromEnvironment(Map<String, String> environment) {
        return new RedisEnvironment(environment).settings();
    }

    /**
     * Reads {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://…} for TLS. User and password
     * are percent-decoded; a lone part before {@code @} is the password.
     *
     * @throws IllegalArgumentException if it is malformed; the message holds no password
     */
    public static RedisSettings parse(String uri) {
        return parse(
                "uri", Objects.requireNonNull(uri, "uri"), new Access(null, null), "check the URI's host and port");
    }

    static RedisSettings parse(String name, String text, Access elsewhere, String remedy) {
        URI uri = uri(name, text.strip());
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.matches("redis|rediss|valkey|valkeys")) {
            throw malformed(name, text, "begins with neither redis:// nor rediss://");
        }
        if (uri.getHost() == null) {
            throw malformed(name, text, "names no host");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw malformed(name, text, "has something behind the database");
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        int database = path.isEmpty() ? 0 : database(name, path);
        HostAndPort node =
                HostAndPort.parse(name, uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort(), PORT);
        Access access = access(name, uri.getRawUserInfo(), elsewhere);
        boolean tls = scheme.equals("rediss") || scheme.equals("valkeys");
        return new RedisSettings(Topology.STANDALONE, List.of(node), null, access, database, tls, remedy);
    }

    static RedisSettings standalone(HostAndPort node, Access access, int database, boolean tls) {
        return new RedisSettings(
                Topology.STANDALONE,
                List.of(node),
                null,
                access,
                database,
                tls,
                "set REDIS_HOST and REDIS_PORT, or REDIS_URL");
    }

    static RedisSettings sentinel(String nodes, String masterName, Access access, int database, boolean tls) {
        return new RedisSettings(
                Topology.SENTINEL,
                HostAndPort.parseList("REDIS_SENTINEL_NODES", nodes, SENTINEL_PORT),
                masterName,
                access,
                database,
                tls,
                "set REDIS_SENTINEL_NODES and REDIS_SENTINEL_MASTER");
    }

    static RedisSettings cluster(String nodes, Access access, boolean tls) {
        return new RedisSettings(
                Topology.CLUSTER,
                HostAndPort.parseList("REDIS_CLUSTER_NODES", nodes, PORT),
                null,
                access,
                0,
                tls,
                "set REDIS_CLUSTER_NODES");
    }

    static int database(String name, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    name + ": \"" + text + "\" is not a database; write a number from 0 on, mostly 0");
        }
        return Integer.parseInt(text);
    }

    Topology topology() {
        return topology;
    }

    List<HostAndPort> nodes() {
        return nodes;
    }

    @Nullable
    String masterName() {
        return masterName;
    }

    @Nullable
    String username() {
        return username;
    }

    @Nullable
    String password() {
        return password;
    }

    int database() {
        return database;
    }

    /**
     * Returns the same settings for an application that is configured otherwise.
     *
     * @param remedy what messages say when nobody answers, such as {@code set spring.data.redis.host}
     */
    public RedisSettings withRemedy(String remedy) {
        return new RedisSettings(topology, nodes, masterName, new Access(username, password), database, tls, remedy);
    }

    /** Tells what to set to connect to somewhere else. */
    String remedy() {
        return remedy;
    }

    /** Returns a node as Redisson takes it. */
    String address(HostAndPort node) {
        return scheme() + "://" + node;
    }

    /** Returns how the client's addresses of the servers begin. */
    String scheme() {
        return tls ? "rediss" : "redis";
    }

    /** Tells the nodes, for messages: {@code localhost:6379}. */
    String describe() {
        String where =
                String.join(", ", nodes.stream().map(HostAndPort::toString).toList());
        return switch (topology) {
            case STANDALONE -> where;
            case SENTINEL -> "master " + masterName + " of the Sentinels at " + where;
            case CLUSTER -> "the cluster at " + where;
        };
    }

    /** Tells everything but the password. */
    @Override
    public String toString() {
        return "RedisSettings[" + describe() + (tls ? ", TLS" : "") + (database == 0 ? "" : ", database " + database)
                + (username == null ? "" : ", user " + username) + (password == null ? "" : ", password set") + "]";
    }

    private static URI uri(String name, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Not as a cause: its message quotes the password.
            throw malformed(name, text, "is not a URI");
        }
    }

    private static Access access(String name, @Nullable String userInfo, Access elsewhere) {
        if (userInfo == null) {
            return elsewhere;
        }
        if (elsewhere.username != null || elsewhere.password != null) {
            throw new IllegalArgumentException(name + " names a user or password, and so does REDIS_USERNAME or"
                    + " REDIS_PASSWORD; keep one of the two");
        }
        int colon = userInfo.indexOf(':');
        String username = colon <= 0 ? null : decode(userInfo.substring(0, colon));
        String password = decode(userInfo.substring(colon + 1));
        return new Access(username, password.isEmpty() ? null : password);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed(String name, String text, String problem) {
        String shown = text.replaceAll("(?s)(^|//)[^/]*.*@", "$1…@");
        return new IllegalArgumentException(name + " \"" + shown + "\" " + problem
                + "; write redis://user:password@host:6379/0, or rediss:// for TLS, and percent-encode special"
                + " characters of the password");
    }

    /** Who asks. */
    record Access(@Nullable String username, @Nullable String password) {

        /** Tells that there is a password, at most. */
        @Override
        public String toString() {
            return "Access[" + username + (password == null ? "" : ", password set") + "]";
        }
    }
}
