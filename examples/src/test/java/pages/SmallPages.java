package pages;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderHealth;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.config.AuditConfig;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.config.OutageConfig;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.Transactions;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import shop.User;

/** The listings of the pages about the runtime. */
final class SmallPages {

    private SmallPages() {}

    static void client(Larder larder, User user) {
        CacheClient cache = larder.client();
        cache.set("user:42:profile", user, Duration.ofHours(1));
        Optional<User> found = cache.get("user:42:profile", User.class);
        List<Order> orders =
                cache.get("user:42:orders", new TypeToken<List<Order>>() {}).orElse(List.of());

        Remaining left = cache.ttl("user:42:profile");
        if (left instanceof Remaining.Limited limited) {
            System.out.println("expires in " + limited.time());
        } else if (left instanceof Remaining.Unlimited) {
            System.out.println("another program stored it without a TTL");
        }

        String key = cache.key("user:{name}:profile", "a:b"); // user:a%3Ab:profile
        System.out.println(found + " " + orders + " " + key);
    }

    static void connectByUrl() {
        Larder.connect("rediss://app:secret@redis.example.org:6380/2").close();
    }

    static void connectByBuilder(Config config, RedissonClient client) {
        Larder.builder().uri("redis://localhost").open();
        Larder.builder().redissonConfig(config).open(); // org.redisson.config.Config, taken as it is
        Larder.builder().yaml(Path.of("redisson.yaml")).open(); // the same in a file
        Larder.builder().redisson(client).open(); // yours: close() of the Larder leaves it open
    }

    static Larder connectWithSettings() {
        return Larder.builder()
                .uri("redis://localhost:6379")
                .keyPrefix("shop") // keys become shop:user:42:profile
                .commandTimeout(Duration.ofMillis(100))
                .open();
    }

    static Larder connectByTls(URL trusted) {
        return Larder.builder()
                .uri("rediss://redis.example.org")
                .tuneRedisson(config -> config.setSslTruststore(trusted).setSslTruststorePassword("secret"))
                .open();
    }

    static Larder resilience(CacheListener metrics) {
        return Larder.builder()
                .commandTimeout(Duration.ofMillis(100))
                .lazyConnect(true) // start, even while Redis is away
                .outage(OutageConfig.DEFAULTS
                        .withConcurrentLoads(20) // what the database bears without its cache
                        .withOnEvictFailure(OnEvictFailure.THROW)) // tell the caller of a failed eviction
                .listener(metrics)
                .open();
    }

    static Larder auditor() {
        return Larder.builder()
                .audit(AuditConfig.DEFAULTS.withShare(0.0001).withRepairs(true)) // 0.01 % of the hits
                .listener(event -> {
                    if (event instanceof CacheEvent.FoundStale stale) {
                        System.out.println(stale.method() + ": " + stale.difference());
                    }
                })
                .open();
    }

    static Larder transactions(Transactions transactions) {
        return Larder.builder().transactions(transactions).open();
    }

    static void statistics(Larder larder) {
        MethodStats find = larder.stats().method("UserService.find");
        System.out.printf("%.0f %% of %d calls%n", 100 * find.hitRatio(), find.hits() + find.misses());

        LarderHealth health = larder.health();
        System.out.println(health.status() + " " + health.ping());
    }
}
