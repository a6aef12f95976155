package running;

import dev.larder.annotation.Cached;
import dev.larder.runtime.Larder;
import dev.larder.runtime.entry.AsyncCacheEntry;
import dev.larder.runtime.entry.CacheEntries;
import dev.larder.runtime.entry.CacheEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Looks at entries, stores and evicts them, and calls the service in between. */
public class EntryScenario implements BiConsumer<Larder, List<String>> {

    record User(long id, String name) {}

    record Filter(String text) {}

    interface Users {
        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1m")
        Optional<User> find(long id);

        @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1m")
        Map<Long, User> findAll(List<Long> ids);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1m")
        CompletionStage<Optional<User>> findLater(long id);

        @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1m")
        CompletableFuture<Map<Long, User>> findAllLater(long... ids);

        @Cached(key = "users:{filter|sha256}:{page}", ttl = "1h")
        List<User> search(Filter filter, int page);

        @Cached(key = "rate:{user.id}", ttl = "20ms", staleIfError = "1h")
        Double rate(User user);
    }

    private final Users delegate = new Users() {
        @Override
        public Optional<User> find(long id) {
            return id < 0 ? Optional.empty() : Optional.of(new User(id, "loaded"));
        }

        @Override
        public Map<Long, User> findAll(List<Long> ids) {
            Map<Long, User> users = new LinkedHashMap<>();
            ids.forEach(id -> users.put(id, new User(id, "loaded")));
            return users;
        }

        @Override
        public CompletionStage<Optional<User>> findLater(long id) {
            return CompletableFuture.completedFuture(find(id));
        }

        @Override
        public CompletableFuture<Map<Long, User>> findAllLater(long... ids) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public List<User> search(Filter filter, int page) {
            return List.of(new User(page, filter.text()));
        }

        @Override
        public Double rate(User user) {
            return 1.5;
        }
    };

    @Override
    public void accept(Larder larder, List<String> log) {
        Users users = larder.cached(Users.class, delegate);
        EntryScenario_UsersCache cache = new EntryScenario_UsersCache(larder);
        CacheEntry<User> one = cache.find(1);

        log.add("cold: " + one.key() + " " + one.peek() + " " + one.ttl() + " " + one.evict());
        users.find(1);
        log.add("loaded: " + one.peek() + " " + isAnHour(one.ttl()));
        log.add("put: " + one.put(new User(1, "put")) + " " + users.find(1) + " " + isAnHour(one.ttl()));
        log.add("evicted: " + one.evict() + " " + one.peek() + " " + users.find(1));
        users.find(-1);
        log.add("absent: " + cache.find(-1).peek() + " " + cache.find(-1).ttl().isPresent());

        CacheEntries<Long, User> all = cache.findAll(List.of(3L, 1L, 2L, 3L));
        log.add("batch: " + all.keys() + " " + all.peek());
        log.add("put of many: " + all.put(Map.of(2L, new User(2, "put"))) + " " + all.peek());
        try {
            all.put(Map.of(9L, new User(9, "put")));
        } catch (IllegalArgumentException e) {
            log.add("another id: " + e.getMessage());
        }
        log.add("eviction of many: " + all.evict() + " " + all.peek());

        AsyncCacheEntry<User> later = cache.findLater(4);
        log.add("later: " + now(later.put(new User(4, "put"))) + " " + now(later.peek()) + " "
                + isAnHour(now(later.ttl())) + " " + now(users.findLater(4)) + " " + now(later.evict()));
        log.add("many later: " + now(cache.findAllLater(5, 6).put(Map.of(6L, new User(6, "put")))) + " "
                + now(cache.findAllLater(5, 6).peek()) + " " + now(cache.findAllLater(5, 6).evict()));

        users.search(new Filter("a"), 1);
        log.add("digest: " + cache.search(new Filter("a"), 1).peek() + " " + cache.search(new Filter("b"), 1).peek());

        User user = new User(7, "seven");
        users.rate(user);
        while (cache.rate(user).ttl().isPresent()) {
            Thread.onSpinWait();
        }
        log.add("stale: " + cache.rate(user).peek() + " " + larder.client().exists("rate:7"));
    }

    private static boolean isAnHour(Optional<Duration> ttl) {
        return ttl.filter(left -> left.compareTo(Duration.ofMinutes(59)) > 0 && left.compareTo(Duration.ofHours(1)) <= 0)
                .isPresent();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
