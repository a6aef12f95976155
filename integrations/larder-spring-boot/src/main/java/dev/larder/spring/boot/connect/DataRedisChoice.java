package dev.larder.spring.boot.connect;

import dev.larder.runtime.LarderBuilder;
import dev.larder.runtime.redisson.RedisSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redisson.config.Config;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Cluster;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;

/**
 * The Redis that Spring Data would use: of {@code spring.data.redis.*}, of Docker Compose or of a container with
 * {@code @ServiceConnection}. Apart from its caller, since the class may be absent.
 */
final class DataRedisChoice {

    private static final String REMEDY = "check spring.data.redis.*";

    private final ListableBeanFactory beans;

    DataRedisChoice(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Tells the builder; returns whether there was anything to tell. */
    boolean apply(LarderBuilder builder) {
        DataRedisConnectionDetails details =
                beans.getBeanProvider(DataRedisConnectionDetails.class).getIfAvailable();
        if (details == null) {
            return false;
        }
        if (details.getMasterReplica() != null) {
            throw new IllegalStateException("spring.data.redis.masterreplica is not a connection that Larder can use;"
                    + " set larder.redis.url to the master, or use Sentinel");
        }
        builder.redis(RedisSettings.fromEnvironment(variables(details)).withRemedy(REMEDY));
        builder.tuneRedisson(config -> tune(config, details));
        return true;
    }

    private static Map<String, String> variables(DataRedisConnectionDetails details) {
        Map<String, String> variables = new HashMap<>();
        SslBundle bundle = details.getSslBundle();
        put(variables, "REDIS_TLS", bundle == null ? null : "true");
        put(variables, "REDIS_PASSWORD", details.getPassword());
        put(variables, "REDIS_USERNAME", details.getPassword() == null ? null : details.getUsername());
        Cluster cluster = details.getCluster();
        Sentinel sentinel = details.getSentinel();
        Standalone standalone = details.getStandalone();
        if (cluster != null) {
            put(variables, "REDIS_CLUSTER_NODES", nodes(cluster.getNodes()));
        } else if (sentinel != null) {
            put(variables, "REDIS_SENTINEL_NODES", nodes(sentinel.getNodes()));
            put(variables, "REDIS_SENTINEL_MASTER", sentinel.getMaster());
            put(variables, "REDIS_DB", String.valueOf(sentinel.getDatabase()));
        } else if (standalone != null) {
            put(variables, "REDIS_HOST", standalone.getHost());
            put(variables, "REDIS_PORT", String.valueOf(standalone.getPort()));
            put(variables, "REDIS_DB", String.valueOf(standalone.getDatabase()));
        }
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    private static String nodes(List<Node> nodes) {
        return nodes.stream().map(node -> node.host() + ":" + node.port()).collect(Collectors.joining(","));
    }

    private static void tune(Config config, DataRedisConnectionDetails details) {
        SslBundle bundle = details.getSslBundle();
        if (bundle != null) {
            RedisChoice.encrypt(config, bundle);
        }
        Sentinel sentinel = details.getSentinel();
        if (sentinel != null) {
            config.useSentinelServers()
                    .setSentinelUsername(sentinel.getUsername())
                    .setSentinelPassword(sentinel.getPassword());
        }
    }
}
