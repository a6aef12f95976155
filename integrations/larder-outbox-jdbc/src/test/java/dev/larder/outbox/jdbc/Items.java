package dev.larder.outbox.jdbc;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.Loader;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cached service as its generated class calls the cache. */
final class Items {

    private static final CachedMethod<Long> FIND = CachedMethod.returning(Long.class)
            .named("Items.find")
            .key("item:{id}:value")
            .ttl(Duration.ofHours(1))
            .build();

    private static final UpdatingMethod<Long> SET = UpdatingMethod.returning(Long.class)
            .named("Items.set")
            .key("item:{id}:value")
            .ttl(Duration.ofHours(1))
            .build();

    private static final KeyPattern ITEM = KeyPattern.of("item:{id}:value");

    private static final KeyPattern GROUP = KeyPattern.of("item:{id}:*");

    private final ReadThrough<Long> find;

    private final WriteThrough<Long> set;

    private final Eviction change;

    Items(Larder larder) {
        this.find = larder.readThrough(FIND);
        this.set = larder.writeThrough(SET);
        this.change = larder.eviction(EvictingMethod.named("Items.change"));
    }

    /** Returns the cached value, or else what is loaded. */
    @Nullable
    Long find(long id, long loaded) {
        return this.<RuntimeException>find(id, () -> loaded);
    }

    <X extends Throwable> @Nullable Long find(long id, Loader<Long, X> loader) throws X {
        CacheKey key = find.key(id);
        return find.get(key, loader);
    }

    void set(long id, long value) {
        set.update(set.key(id), () -> value);
    }

    void changed(long... ids) {
        change.evict(java.util.Arrays.stream(ids).mapToObj(ITEM::with).toList());
    }

    void groupChanged(long id) {
        change.evict(java.util.List.of(GROUP.with(id)));
    }
}
