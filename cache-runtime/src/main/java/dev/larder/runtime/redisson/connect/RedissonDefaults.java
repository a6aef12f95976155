package dev.larder.runtime.redisson.connect;

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

/** Redisson's configuration for a cache: few threads and connections, short deadlines, no retries, masters only. */
public final class RedissonDefaults {

    /** Minimum number of connections. Redisson waits for these when it starts, the connect timeout for each. */
    private static final int IDLE_CONNECTIONS = 1;

    private RedissonDefaults() {}

    /**
     * Returns the configuration of a client.
     *
     * @param connections maximum number of connections to each master
     */
    public static Config config(ServerSettings settings, StoreTimeouts timeouts, int connections, int networkThreads) {
        Config config = new Config();
        config.setCodec(ByteArrayCodec.INSTANCE);
        config.setNettyThreads(networkThreads);
        config.setTransportMode(NativeTransport.best());
        // These serve listeners, of which there are few.
        config.setThreads(2);
        // Replies are bytes and hold no references to objects of Redisson's.
        config.setReferenceEnabled(false);
        config.setTcpNoDelay(true);
        config.setTcpKeepAlive(true);
        config.setUsername(settings.credentials().username());
        config.setPassword(settings.credentials().password());
        switch (settings.topology()) {
            case STANDALONE -> standalone(config.useSingleServer(), settings, timeouts, connections);
            case SENTINEL -> sentinel(config.useSentinelServers(), settings, timeouts, connections);
            case CLUSTER -> cluster(config.useClusterServers(), settings, timeouts, connections);
        }
        return config;
    }

    /**
     * Reads a file in Redisson's format.
     *
     * @throws StoreException if the file cannot be read
     */
    public static Config read(Path yaml) {
        if (!Files.isReadable(yaml)) {
            throw new StoreException("Redis: the configuration file " + yaml + " is not there or may not be read");
        }
        try {
            return Config.fromYAML(yaml.toFile());
        } catch (IOException | RuntimeException e) {
            // The cause is dropped, since it quotes the file, which holds the password.
            throw new StoreException("Redis: " + yaml
                    + " is not a configuration of Redisson; see the YAML format in Redisson's documentation");
        }
    }

    private static void standalone(
            SingleServerConfig server, ServerSettings settings, StoreTimeouts timeouts, int connections) {
        common(server, timeouts)
                .setAddress(settings.address(settings.nodes().get(0)))
                .setDatabase(settings.database())
                .setConnectionPoolSize(connections)
                .setConnectionMinimumIdleSize(IDLE_CONNECTIONS);
    }

    private static void sentinel(
            SentinelServersConfig servers, ServerSettings settings, StoreTimeouts timeouts, int connections) {
        masters(servers, timeouts, connections)
                .setMasterName(settings.masterName())
                .setSentinelUsername(settings.sentinelCredentials().username())
                .setSentinelPassword(settings.sentinelCredentials().password())
                .setDatabase(settings.database())
                // The check refuses a single Sentinel, and a start while one of several is down.
                .setCheckSentinelsList(false);
        settings.nodes().forEach(node -> servers.addSentinelAddress(settings.address(node)));
    }

    private static void cluster(
            ClusterServersConfig servers, ServerSettings settings, StoreTimeouts timeouts, int connections) {
        masters(servers, timeouts, connections)
                .setScanInterval(1000)
                // Slots without a node must fail for their own keys only.
                .setCheckSlotsCoverage(false);
        settings.nodes().forEach(node -> servers.addNodeAddress(settings.address(node)));
    }

    private static <T extends BaseMasterSlaveServersConfig<T>> T masters(
            T servers, StoreTimeouts timeouts, int connections) {
        return common(servers, timeouts)
                .setReadMode(ReadMode.MASTER)
                .setMasterConnectionPoolSize(connections)
                .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS);
    }

    private static <T extends BaseConfig<T>> T common(T servers, StoreTimeouts timeouts) {
        // This timeout applies to the handshake of a new connection. Commands have the store's own deadline, which is
        // too
        // short for the handshake in a JVM that still loads classes.
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
