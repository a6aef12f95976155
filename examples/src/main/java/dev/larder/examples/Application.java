package dev.larder.examples;

import dev.larder.examples.carts.Carts;
import dev.larder.examples.catalog.ProductService;
import dev.larder.examples.jdbc.Database;
import dev.larder.examples.jdbc.JdbcProductService;
import dev.larder.examples.jdbc.JdbcPromotionService;
import dev.larder.examples.jdbc.JdbcUserService;
import dev.larder.examples.mongo.Documents;
import dev.larder.examples.mongo.MongoReviewService;
import dev.larder.examples.promotions.PromotionService;
import dev.larder.examples.redis.OwnRedis;
import dev.larder.examples.redis.RedisAddress;
import dev.larder.examples.redis.RedisView;
import dev.larder.examples.reviews.ReviewService;
import dev.larder.examples.users.UserService;
import dev.larder.outbox.jdbc.JdbcOutbox;
import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storefront put together: its databases, a Redis, and the services behind their caches. Thread-safe. */
public final class Application implements AutoCloseable {

    /** Keeps the storefront's keys apart from others' in a Redis that is not its own. */
    private static final String PREFIX_IN_SHARED_REDIS = "storefront";

    /**
     * How long to wait for a Redis of our own. The default of 250 ms guards a service against a server that is gone; here
     * both are on one machine, which may be busy compiling, and a tour should not show the fallback as a miss.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;

    private final Documents documents;

    private final @Nullable OwnRedis ownRedis;

    private final RedisAddress redis;

    private final Larder larder;

    private final UserService users;

    private final ProductService products;

    private final ReviewService reviews;

    private final PromotionService promotions;

    private final Carts carts;

    private Application(
            Database database, Documents documents, @Nullable OwnRedis ownRedis, RedisAddress redis, Larder larder) {
        this.database = database;
        this.documents = documents;
        this.ownRedis = ownRedis;
        this.redis = redis;
        this.larder = larder;
        Clock clock = Clock.system(ZoneId.systemDefault());
        this.users = larder.cached(UserService.class, new JdbcUserService(database, clock));
        this.products = larder.cached(ProductService.class, new JdbcProductService(database));
        this.reviews = larder.cached(ReviewService.class, new MongoReviewService(documents, clock));
        this.promotions = larder.cached(PromotionService.class, new JdbcPromotionService(database));
        this.carts = new Carts(larder.client());
    }

    /**
     * Opens the databases and the Redis that the environment names, or starts those that it does not name.
     *
     * @throws IllegalArgumentException if a variable cannot be understood
     * @throws dev.larder.examples.jdbc.DatabaseException if the database cannot be reached
     * @throws dev.larder.runtime.error.CacheException if Redis cannot be reached
     */
    public static Application open(Map<String, String> environment) {
        Optional<RedisAddress> configured = RedisAddress.from(environment);
        Documents documents = Documents.open(environment);
        try {
            Database database = Database.open(environment);
            try {
                return configured.isPresent()
                        ? withSharedRedis(database, documents, configured.get())
                        : withOwnRedis(database, documents);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            documents.close();
            throw e;
        }
    }

    private static Application withOwnRedis(Database database, Documents documents) {
        OwnRedis redis = OwnRedis.start();
        try {
            Larder larder = patient(redis.address())
                    .transactions(database.transactions())
                    .outbox(outbox(database))
                    .open();
            return new Application(database, documents, redis, redis.address(), larder);
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    private static Application withSharedRedis(Database database, Documents documents, RedisAddress redis) {
        Larder larder = Larder.builder()
                .uri(redis.uri())
                .keyPrefix(PREFIX_IN_SHARED_REDIS)
                .transactions(database.transactions())
                .outbox(outbox(database))
                .open();
        if (database.isNew()) {
            forgetEarlierRuns(redis);
        }
        return new Application(database, documents, null, redis, larder);
    }

    /** Evicts what a process left after a second already, since the tour shows it. */
    private static JdbcOutbox outbox(Database database) {
        return JdbcOutbox.builder(database.dataSource(), database::connection)
                .createTable(true)
                .relayDelay(Duration.ofSeconds(1))
                .relayInterval(Duration.ofMillis(200))
                .build();
    }

    /** Opens a cache as another process of the storefront would, before the same Redis. */
    public Larder openAnother() {
        LarderBuilder builder = patient(redis);
        return (hasOwnRedis() ? builder : builder.keyPrefix(PREFIX_IN_SHARED_REDIS)).open();
    }

    private static LarderBuilder patient(RedisAddress redis) {
        return Larder.builder().uri(redis.uri()).connectTimeout(PATIENCE).commandTimeout(PATIENCE);
    }

    /** What an earlier run cached there described another database. */
    private static void forgetEarlierRuns(RedisAddress redis) {
        try (RedisView view = RedisView.open(redis)) {
            view.deleteAll(PREFIX_IN_SHARED_REDIS + ":*");
        }
    }

    /** Customers, cached. */
    public UserService users() {
        return users;
    }

    /** The catalogue, cached. */
    public ProductService products() {
        return products;
    }

    /** What customers write, cached. */
    public ReviewService reviews() {
        return reviews;
    }

    /** What is cheaper for a while, cached. */
    public PromotionService promotions() {
        return promotions;
    }

    /** The visitors' carts, in the cache alone. */
    public Carts carts() {
        return carts;
    }

    public Larder larder() {
        return larder;
    }

    public Database database() {
        return database;
    }

    public Documents documents() {
        return documents;
    }

    /** How many statements and commands the databases were sent. */
    public long statements() {
        return database.statements() + documents.commands();
    }

    public RedisAddress redis() {
        return redis;
    }

    /** Whether the server at {@link #redis} was started for this application, and ends with it. */
    public boolean hasOwnRedis() {
        return ownRedis != null;
    }

    /** What all keys of this application begin with: nothing in a Redis of its own. */
    public String keyPrefix() {
        return ownRedis != null ? "" : PREFIX_IN_SHARED_REDIS + ':';
    }

    @Override
    public void close() {
        larder.close();
        if (ownRedis != null) {
            ownRedis.close();
        }
        documents.close();
        database.close();
    }
}
