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

/** Where a {@link Larder} keeps its values: exactly one of what its builder offers. No secret in any text form. */
sealed interface Connection {

    /**
     * Opens the store; fails with a {@code StoreException} when nobody answers.
     *
     * @param own concerns a client that Larder makes for itself
     */
    CacheStore open(StoreTimeouts timeouts, ClientSettings own);

    /** Whether closing the {@code Larder} closes the store. */
    default boolean isOwned() {
        return true;
    }

    /** Whether Larder makes a client for itself. */
    default boolean makesClient() {
        return false;
    }

    record FromEnvironment(Map<String, String> environment) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.connect(RedisSettings.fromEnvironment(environment), timeouts, own);
        }

        @Override
        public boolean makesClient() {
            return true;
        }

        @Override
        public String toString() {
            return "FromEnvironment";
        }
    }

    record FromUri(String uri) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.connect(RedisSettings.parse(uri), timeouts, own);
        }

        @Override
        public boolean makesClient() {
            return true;
        }

        @Override
        public String toString() {
            return "FromUri";
        }
    }

    record FromSettings(RedisSettings settings) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.connect(settings, timeouts, own);
        }

        @Override
        public boolean makesClient() {
            return true;
        }

        @Override
        public String toString() {
            return "FromSettings";
        }
    }

    record FromConfig(Config config) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.connect(config, timeouts);
        }

        @Override
        public String toString() {
            return "FromConfig";
        }
    }

    record FromYaml(Path file) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.connect(file, timeouts);
        }
    }

    /** The store is ours, though the client behind it is not. */
    record FromClient(RedissonClient client) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return RedissonCacheStore.using(client, timeouts);
        }

        @Override
        public String toString() {
            return "FromClient";
        }
    }

    record FromStore(CacheStore store) implements Connection {
        @Override
        public CacheStore open(StoreTimeouts timeouts, ClientSettings own) {
            return store;
        }

        @Override
        public boolean isOwned() {
            return false;
        }
    }
}
