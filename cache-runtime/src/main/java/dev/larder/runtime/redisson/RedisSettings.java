package dev.larder.runtime.redisson;

import dev.larder.runtime.redisson.connect.RedisEnvironment;
import dev.larder.runtime.redisson.connect.RedisUri;
import dev.larder.runtime.redisson.connect.ServerSettings;
import java.util.Map;
import java.util.Objects;

/**
 * The address of Redis, and the credentials: one server, a master that Sentinels name, or a cluster. Immutable;
 * {@link #toString} holds no password.
 */
public final class RedisSettings {

    private final ServerSettings servers;

    private RedisSettings(ServerSettings servers) {
        this.servers = servers;
    }

    /**
     * Reads the settings from environment variables: {@code REDIS_URL}; or {@code REDIS_HOST} (default
     * {@code localhost}), {@code REDIS_PORT} (6379) and {@code REDIS_DB} (0); or {@code REDIS_CLUSTER_NODES}; or
     * {@code REDIS_SENTINEL_NODES} with {@code REDIS_SENTINEL_MASTER}, and {@code REDIS_DB}. With each of them
     * {@code REDIS_USERNAME}, {@code REDIS_PASSWORD} and, but for the URL, {@code REDIS_TLS=true}. Nodes are written
     * {@code host:port,host:port}. A blank variable counts as not set.
     *
     * @param environment mostly {@link System#getenv()}
     * @throws IllegalArgumentException if a variable is malformed or two contradict each other; the message names the
     *     variable, the rule and the remedy, and no password
     */
    public static RedisSettings fromEnvironment(Map<String, String> environment) {
        return new RedisSettings(new RedisEnvironment(environment).settings());
    }

    /**
     * Reads {@code redis://[[user]:password@]host[:port][/database]}, or {@code rediss://…} for TLS. User and password
     * are percent-decoded. A single part before {@code @} is the password.
     *
     * @throws IllegalArgumentException if it is malformed; the message holds no password
     */
    public static RedisSettings parse(String uri) {
        return new RedisSettings(RedisUri.parse(Objects.requireNonNull(uri, "uri")));
    }

    /**
     * Returns the same settings for an application that has other names for them.
     *
     * @param remedy the settings that messages name when no server answers, such as {@code set spring.data.redis.host}
     */
    public RedisSettings withRemedy(String remedy) {
        return new RedisSettings(servers.withRemedy(Objects.requireNonNull(remedy, "remedy")));
    }

    ServerSettings servers() {
        return servers;
    }

    /** Returns all settings but the password. */
    @Override
    public String toString() {
        return "RedisSettings[" + servers + "]";
    }
}
