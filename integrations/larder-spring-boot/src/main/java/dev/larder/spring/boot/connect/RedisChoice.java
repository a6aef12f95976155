package dev.larder.spring.boot.connect;

import dev.larder.runtime.LarderBuilder;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.spi.CacheStore;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.SslVerificationMode;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.ClassUtils;

/**
 * Chooses the store of the cache by the first of these beans that exists: a store, a client of Redisson, the details of
 * Larder's own connection, the details of Spring Data's connection. Without any, it is {@code localhost:6379}.
 */
public final class RedisChoice {

    private static final String DATA_REDIS =
            "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails";

    private final ListableBeanFactory beans;

    /** Chooses among these beans. */
    public RedisChoice(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Tells the builder. */
    public void apply(LarderBuilder builder) {
        CacheStore store = beans.getBeanProvider(CacheStore.class).getIfAvailable();
        if (store != null) {
            builder.store(store);
            return;
        }
        RedissonClient client = beans.getBeanProvider(RedissonClient.class).getIfAvailable();
        if (client != null) {
            builder.redisson(client);
            return;
        }
        LarderConnectionDetails own =
                beans.getBeanProvider(LarderConnectionDetails.class).getIfAvailable();
        if (own != null) {
            builder.redis(RedisSettings.parse(own.getUrl()).withRemedy("check larder.redis.url"));
            encrypt(builder, own.getSslBundle());
            return;
        }
        if (!ClassUtils.isPresent(DATA_REDIS, getClass().getClassLoader())
                || !new DataRedisChoice(beans).apply(builder)) {
            builder.redis(RedisSettings.parse("redis://localhost:6379")
                    .withRemedy("set larder.redis.url, or spring.data.redis.host and port"));
        }
    }

    static void encrypt(LarderBuilder builder, @Nullable SslBundle bundle) {
        if (bundle != null) {
            builder.tuneRedisson(config -> encrypt(config, bundle));
        }
    }

    static void encrypt(Config config, SslBundle bundle) {
        config.setSslTrustManagerFactory(bundle.getManagers().getTrustManagerFactory());
        if (bundle.getStores().getKeyStore() != null) {
            config.setSslKeyManagerFactory(bundle.getManagers().getKeyManagerFactory());
        }
        String[] protocols = bundle.getOptions().getEnabledProtocols();
        if (protocols != null) {
            config.setSslProtocols(protocols);
        }
        String[] ciphers = bundle.getOptions().getCiphers();
        if (ciphers != null) {
            config.setSslCiphers(ciphers);
        }
        config.setSslVerificationMode(SslVerificationMode.STRICT);
    }
}
