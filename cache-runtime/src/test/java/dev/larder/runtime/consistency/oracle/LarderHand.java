package dev.larder.runtime.consistency.oracle;

import dev.larder.runtime.Larder;
import dev.larder.runtime.consistency.oracle.CacheUnderTest.Hand;
import dev.larder.runtime.consistency.oracle.CacheUnderTest.Update;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.method.AsyncBatchWriteThrough;
import dev.larder.runtime.method.AsyncEviction;
import dev.larder.runtime.method.AsyncWriteThrough;
import dev.larder.runtime.method.BatchWriteThrough;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Changes rows through Larder, by calls of every kind. Its methods have a name of their own: a failed eviction does not
 * throw, but shows in the statistics of the method.
 */
final class LarderHand implements Hand {

    private static final KeyPattern ONE = KeyPattern.of(LarderUnderTest.KEY);

    private static final KeyPattern GROUP = KeyPattern.of("row:{group}:*");

    private static final KeyPattern ONE_TAG = KeyPattern.ofTag(LarderUnderTest.ROW_TAG);

    private static final KeyPattern GROUP_TAG = KeyPattern.ofTag(LarderUnderTest.GROUP_TAG);

    private final Truth truth;

    private final Larder larder;

    private final String name;

    private final boolean tags;

    private final Eviction eviction;

    private final AsyncEviction asyncEviction;

    private final WriteThrough<Row> one;

    private final AsyncWriteThrough<Row> oneAsync;

    private final BatchWriteThrough<Integer, Row> several;

    private final AsyncBatchWriteThrough<Integer, Row> severalAsync;

    LarderHand(Truth truth, Larder larder, String name, boolean keepsStale, boolean tags) {
        this.truth = truth;
        this.larder = larder;
        this.name = name;
        this.tags = tags;
        EvictingMethod evicting = EvictingMethod.named(name);
        this.eviction = larder.eviction(evicting);
        this.asyncEviction = larder.asyncEviction(evicting);
        UpdatingMethod.Builder<Row> builder = UpdatingMethod.returning(Row.class)
                .named(name)
                .key(LarderUnderTest.KEY)
                .ttl(LarderUnderTest.TTL);
        builder = tags ? builder.tags(LarderUnderTest.GROUP_TAG, LarderUnderTest.ROW_TAG) : builder;
        UpdatingMethod<Row> updating = (keepsStale ? builder.staleIfError(LarderUnderTest.TTL) : builder).build();
        this.one = larder.writeThrough(updating);
        this.oneAsync = larder.asyncWriteThrough(updating);
        this.several = larder.batchWriteThrough(updating);
        this.severalAsync = larder.asyncBatchWriteThrough(updating);
    }

    @Override
    public boolean evict(int key) {
        // Earlier versions were evicted before this one was changed, since writers of a row take turns where keys have
        // tags.
        return evict(byTag() ? ONE_TAG.with(key, truth.version(key) - 1) : ONE.with(Truth.groupOf(key), key));
    }

    @Override
    public boolean evictGroup(int group) {
        return evict((byTag() ? GROUP_TAG : GROUP).with(group));
    }

    private boolean byTag() {
        return tags && ThreadLocalRandom.current().nextBoolean();
    }

    private boolean evict(EvictionTarget target) {
        long before = errors();
        if (isAsync()) {
            asyncEviction.evict(target).join();
        } else {
            eviction.evict(target);
        }
        return errors() == before;
    }

    @Override
    public Update update(List<Integer> keys) {
        long before = errors();
        Collection<Row> rows = keys.size() == 1 ? List.of(updateOne(keys.get(0))) : updateSeveral(keys);
        return new Update(rows, errors() == before);
    }

    private Row updateOne(int key) {
        int group = Truth.groupOf(key);
        return isAsync()
                ? oneAsync.update(
                                key(oneAsync.key(group, key), key),
                                () -> CompletableFuture.completedFuture(truth.change(key)))
                        .join()
                : one.update(key(one.key(group, key), key), () -> truth.change(key));
    }

    private Collection<Row> updateSeveral(List<Integer> keys) {
        Map<Integer, Row> rows = isAsync()
                ? severalAsync
                        .updateAll(
                                keys,
                                key -> key(severalAsync.key(Truth.groupOf(key), key), key),
                                () -> CompletableFuture.completedFuture(change(keys)))
                        .join()
                : several.updateAll(keys, key -> key(several.key(Truth.groupOf(key), key), key), () -> change(keys));
        return rows.values();
    }

    private CacheKey key(CacheKey plain, int key) {
        return tags ? LarderUnderTest.tagged(plain, key) : plain;
    }

    private Map<Integer, Row> change(List<Integer> keys) {
        return LarderUnderTest.byKey(keys.stream().map(truth::change).toList());
    }

    private static boolean isAsync() {
        return ThreadLocalRandom.current().nextBoolean();
    }

    private long errors() {
        return larder.stats().method(name).errors();
    }
}
