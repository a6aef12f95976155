package dev.larder.runtime;

import dev.larder.runtime.redisson.ClientSettings;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreTimeouts;
import java.nio.file.Path;
import java.util.Map;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/**
 * The place of the values of a {@link Larder}, as its builder was told. Its text form holds no secret.
 *
 * @param kind the name of the builder's method
 * @param isOwned whether closing the {@code Larder} closes the store
 * @param makesClient whether Larder creates its own client
 */
record Connection(String kind, boolean isOwned, boolean makesClient, Opener opener) {

    static Connection ofEnvironment(Map<String, String> environment) {
        return new Connection(
                "environment",
                true,
                true,
                (timeouts, own) ->
                        RedissonCacheStore.connect(RedisSettings.fromEnvironment(environment), timeouts, own));
    }

    static Connection ofUri(String uri) {
        return new Connection(
                "uri",
                true,
                true,
                (timeouts, own) -> RedissonCacheStore.connect(RedisSettings.parse(uri), timeouts, own));
    }

    static Connection ofSettings(RedisSettings settings) {
        return new Connection(
                "redis", true, true, (timeouts, own) -> RedissonCacheStore.connect(settings, timeouts, own));
    }

    static Connection ofConfig(Config config) {
        return new Connection(
                "redissonConfig", true, false, (timeouts, own) -> RedissonCacheStore.connect(config, timeouts));
    }

    static Connection ofYaml(Path file) {
        return new Connection("yaml", true, false, (timeouts, own) -> RedissonCacheStore.connect(file, timeouts));
    }

    /** Returns the connection by an application's client: Larder owns the store, and the application the client. */
    static Connection ofClient(RedissonClient client) {
        return new Connection("redisson", true, false, (timeouts, own) -> RedissonCacheStore.using(client, timeouts));
    }

    static Connection ofStore(CacheStore store) {
        return new Connection("store", false, false, (timeouts, own) -> store);
    }

    /** Opens the store; see {@link Opener#open}. */
    CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
        return opener.open(timeouts, own);
    }

    @Override
    public String toString() {
        return kind;
    }

    /** Opens a store. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens the store.
         *
         * @param own the settings of the client that Larder creates
         * @throws dev.larder.runtime.spi.StoreException when no server answers
         */
        CacheStore open(StoreTimeouts timeouts, ClientSettings own);
    }
}
