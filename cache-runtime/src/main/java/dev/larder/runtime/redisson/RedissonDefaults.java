package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.StoreTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.ClusterServersConfig;
import org.redisson.config.Config;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;

/** Configures Redisson for a cache: few threads and connections, short deadlines, no retries, masters only. */
final class RedissonDefaults {

    /** Redisson waits for as many when it starts, the connect timeout for each. */
    private static final int IDLE_CONNECTIONS = 1;

    private RedissonDefaults() {}

    static Config config(RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setNettyThreads(client.networkThreads());
        config.setTransportMode(NativeTransport.best());
        // For listeners and the like, of which there are few.
        config.setThreads(2);
        // Replies are bytes; nothing in them refers to another object of Redisson's.
        config.setReferenceEnabled(false);
        config.setTcpNoDelay(true);
        config.setTcpKeepAlive(true);
        config.setNettyHook(new ValueReplies(settings.scheme()));
        if (settings.username() != null) {
            config.setUsername(settings.username());
        }
        if (settings.password() != null) {
            config.setPassword(settings.password());
        }
        switch (settings.topology()) {
            case STANDALONE -> standalone(config.useSingleServer(), settings, timeouts, client);
            case SENTINEL -> sentinel(config.useSentinelServers(), settings, timeouts, client);
            case CLUSTER -> cluster(config.useClusterServers(), settings, timeouts, client);
        }
        client.tuning().accept(config);
        return config;
    }

    /** Reads a file in Redisson's format. */
    static Config read(Path yaml) {
        if (!Files.isReadable(yaml)) {
            throw new StoreException("Redis: the configuration file " + yaml + " is not there or may not be read");
        }
        try {
            return Config.fromYAML(yaml.toFile());
        } catch (IOException | RuntimeException e) {
            // The reason quotes the file, and the file holds the password.
            throw new StoreException("Redis: " + yaml
                    + " is not a configuration of Redisson; see the YAML format in Redisson's documentation");
        }
    }

    private static void standalone(
            SingleServerConfig server, RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        common(server, timeouts)
                .setAddress(settings.address(settings.nodes().get(0)))
                .setDatabase(settings.database())
                .setConnectionPoolSize(client.connections())
                .setConnectionMinimumIdleSize(IDLE_CONNECTIONS);
    }

    private static void sentinel(
            SentinelServersConfig servers, RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        masters(servers, timeouts, client)
                .setMasterName(settings.masterName())
                .setDatabase(settings.database())
                // A lone Sentinel is a choice, and one that is down is no reason not to start.
                .setCheckSentinelsList(false);
        settings.nodes().forEach(node -> servers.addSentinelAddress(settings.address(node)));
    }

    private static void cluster(
            ClusterServersConfig servers, RedisSettings settings, StoreTimeouts timeouts, ClientSettings client) {
        masters(servers, timeouts, client)
                .setScanInterval(1000)
                // Slots without a node are an error of the keys in them, not of all others.
                .setCheckSlotsCoverage(false);
        settings.nodes().forEach(node -> servers.addNodeAddress(settings.address(node)));
    }

    private static <T extends BaseMasterSlaveServersConfig<T>> T masters(
            T servers, StoreTimeouts timeouts, ClientSettings client) {
        return common(servers, timeouts)
                .setReadMode(ReadMode.MASTER)
                .setMasterConnectionPoolSize(client.connections())
                .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS);
    }

    private static <T extends BaseConfig<T>> T common(T servers, StoreTimeouts timeouts) {
        // Only the handshake of a new connection waits for this one; commands have the store's own deadline, which is
        // too short for a JVM that still loads classes.
        return servers.setTimeout(Math.max(millis(timeouts.command()), millis(timeouts.connect())))
                .setConnectTimeout(millis(timeouts.connect()))
                .setPingConnectionInterval(millis(timeouts.ping()))
                .setRetryAttempts(0)
                .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }
}
