package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.BatchLoader;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Does a little of everything that a Larder can do; also a program, which connects to what its environment names. */
public final class LarderAtWork {

    /** What it leaves in the cache. */
    public static final String KEY = "user:left:profile";

    private static final Duration TTL = Duration.ofMinutes(5);

    private static final CachedMethod<String> FIND = CachedMethod.returning(String.class)
            .named("Users.find")
            .key("user:{id}:profile")
            .ttl(TTL)
            .build();

    private LarderAtWork() {}

    /** Fails unless it connects and all of it works. */
    public static void main(String[] arguments) {
        try (Larder larder = Larder.connect()) {
            check(larder);
            System.out.println("works");
        }
    }

    /** Fails unless all of it works. */
    public static void check(Larder larder) {
        reads(larder);
        readsMany(larder);
        updates(larder);
        usesTheClient(larder.client());
        assertThat(larder.stats().total().errors()).isZero();
        assertThat(larder.health().status()).isEqualTo(LarderHealth.Status.UP);
    }

    private static void reads(Larder larder) {
        ReadThrough<String> find = larder.readThrough(FIND);
        assertThat(find.get(find.key(1), () -> "Ada")).isEqualTo("Ada");
        assertThat(find.get(find.key(1), () -> "another")).isEqualTo("Ada");
        Eviction eviction = larder.eviction(EvictingMethod.named("Users.save"));
        assertThat(eviction.evict(KeyPattern.of("user:{id}:*").with(1))).isEqualTo(1);
        assertThat(find.get(find.key(1), () -> "another")).isEqualTo("another");
        assertThat(eviction.evict(KeyPattern.of("user:{id}:profile").with(1))).isEqualTo(1);
        assertThat(eviction.evict(KeyPattern.of("*:left:*").with())).isBetween(0L, 1L);
    }

    private static void readsMany(Larder larder) {
        BatchReadThrough<Integer, String> findAll = larder.batchReadThrough(FIND);
        List<Integer> ids = List.of(1, 2, 3);
        BatchLoader<Integer, Map<Integer, String>, RuntimeException> loader =
                missing -> missing.stream().collect(Collectors.toMap(id -> id, id -> "user " + id));
        findAll.getAll(ids, findAll::key, loader);
        assertThat(findAll.getAll(ids, findAll::key, missing -> Map.of())).hasSize(3);
    }

    private static void updates(Larder larder) {
        WriteThrough<String> save = larder.writeThrough(UpdatingMethod.returning(String.class)
                .named("Users.update")
                .key("user:{id}:profile")
                .ttl(TTL)
                .build());
        save.update(save.key(2), () -> "Grace");
        assertThat(larder.client().get("user:2:profile", String.class)).contains("Grace");
    }

    private static void usesTheClient(CacheClient client) {
        assertThat(client.setMany(Map.of("user:4:profile", "a", "user:5:profile", "b"), String.class, TTL))
                .isEqualTo(2);
        assertThat(client.expire("user:4:profile", TTL)).isTrue();
        assertThat(client.ttl("user:4:profile")).isInstanceOf(Remaining.Limited.class);
        assertThat(client.deleteMany(List.of("user:4:profile", "user:5:profile")))
                .isEqualTo(2);
        client.clearPattern("user:*");
        assertThat(client.exists("user:1:profile")).isFalse();
        assertThat(client.set(KEY, "Ada", TTL)).isTrue();
        assertThat(client.ping()).isPositive();
    }
}
