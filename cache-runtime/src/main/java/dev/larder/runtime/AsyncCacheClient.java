package dev.larder.runtime;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.client.ClientCommands;
import dev.larder.runtime.internal.client.ClientKeys;
import dev.larder.runtime.internal.client.ClientValues;
import dev.larder.runtime.internal.command.CallerFuture;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Eviction;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.runtime.spi.index.GroupPattern;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A {@link CacheClient} that blocks no thread; see {@link CacheClient#async}.
 *
 * <p>Stages fail with {@link CacheException} when the store fails; the call itself refuses wrong arguments, as that of the
 * blocking form does. The executor of the {@code Larder} delivers results. Each stage is the caller's own, and cancelling it
 * recalls no command. Thread-safe.
 */
public final class AsyncCacheClient {

    private final ClientKeys keys;

    private final ClientValues values;

    private final ClientCommands commands;

    AsyncCacheClient(ClientCommands commands, ClientKeys keys, ClientValues values) {
        this.commands = commands;
        this.keys = keys;
        this.values = values;
    }

    /**
     * Returns the value of a key, if it holds one of this type. A lease, an absent marker, a value of another shape and a value
     * larger than {@code maxValueSize} count as none. One round trip.
     */
    public <V> CompletionStage<Optional<V>> get(String key, Class<V> type) {
        return get(key, TypeToken.of(type));
    }

    /** Returns the value of a key, if it holds one of this type; see {@link #get(String, Class)}. One round trip. */
    public <V> CompletionStage<Optional<V>> get(String key, TypeToken<V> type) {
        CacheKey name = keys.key(key);
        ValueFormat<V> format = values.format(type);
        return answer(commands.get(name, found -> Optional.ofNullable(values.read(name, found, format))));
    }

    /**
     * Stores a value of a class without type parameters, in place of whatever the key holds; see
     * {@link #set(String, Object, TypeToken, Duration)}. Two round trips.
     */
    public <V> CompletionStage<Boolean> set(String key, V value, Duration ttl) {
        ValueFormat<V> format = values.formatOf(value);
        Map<CacheKey, byte[]> encoded = values.written(keys.untagged(key, ClientKeys.PASS_TAGS), value, format);
        return answer(commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Stores a value in place of whatever the key holds. Loads of the key that are still running are not
     * stored. Two round trips.
     *
     * @param ttl the time to live of the value, from one millisecond to ten years; fractions of a millisecond are cut off
     * @return whether the value is stored; {@code false} when an eviction or another update came in between, and the key is
     *     empty
     */
    public <V> CompletionStage<Boolean> set(String key, V value, TypeToken<V> type, Duration ttl) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded = values.written(keys.untagged(key, ClientKeys.PASS_TAGS), value, format);
        return answer(commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Stores a value that carries tags; see {@link #set(String, Object, TypeToken, Duration)}. {@link #evictTag} of one of
     * them removes it. Two round trips.
     *
     * @param tags whole tags such as {@code customer:42}, of the form of keys; {@link CacheClient#key} encodes arguments
     */
    public <V> CompletionStage<Boolean> set(
            String key, V value, TypeToken<V> type, Duration ttl, Collection<String> tags) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded = values.written(keys.key(key, tags), value, format);
        return answer(commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Removes a key, and with it the leases of its loads. One round trip.
     *
     * @return whether the key held anything, a lease included
     */
    public CompletionStage<Boolean> delete(String key) {
        CacheKey name = keys.key(key);
        return answer(commands.delete(List.of(name)).thenApply(removed -> removed > 0));
    }

    /** Returns whether a key holds a value of any type, or a remembered absence. A lease is neither. One round trip. */
    public CompletionStage<Boolean> exists(String key) {
        CacheKey name = keys.key(key);
        return answer(commands.remaining(name).thenApply(remaining -> !(remaining instanceof Remaining.Absent)));
    }

    /**
     * Sets the time to live of the value of a key. Two round trips, since a value must not outlive its entry in the index.
     *
     * @param ttl from now on, as for {@link #set}
     * @return whether the key held a value or an absent marker; a lease is neither, and keeps its time
     */
    public CompletionStage<Boolean> expire(String key, Duration ttl) {
        CacheKey name = keys.untagged(key, ClientKeys.PASS_TAGS);
        return answer(commands.expire(name, ttl));
    }

    /** Does the same for a value that carries tags, under which it must be listed for as long. */
    public CompletionStage<Boolean> expire(String key, Duration ttl, Collection<String> tags) {
        CacheKey name = keys.key(key, tags);
        return answer(commands.expire(name, ttl));
    }

    /**
     * Returns the remaining time of the value of a key: absent, unlimited or limited. A lease alone is absent. The time
     * includes {@code staleIfError}. One round trip.
     */
    public CompletionStage<Remaining> ttl(String key) {
        CacheKey name = keys.key(key);
        return answer(commands.remaining(name));
    }

    /**
     * Returns the values of those keys that hold one of this type, in the order of the keys, each once. One round trip per
     * master.
     */
    public <V> CompletionStage<Map<String, V>> getMany(Collection<String> keys, Class<V> type) {
        return getMany(keys, TypeToken.of(type));
    }

    /**
     * Returns the values of those keys that hold one of this type, in the order of the keys, each once. One round trip per
     * master.
     */
    public <V> CompletionStage<Map<String, V>> getMany(Collection<String> keys, TypeToken<V> type) {
        Map<String, CacheKey> names = this.keys.all(keys);
        ValueFormat<V> format = values.format(type);
        return answer(commands.getMany(names, (name, found) -> values.read(name, found, format)));
    }

    /**
     * Stores values, each as {@link #set} does. Nothing is sent when one of them is refused for its key, size or type. Two
     * round trips per master.
     *
     * @return the number of stored values
     */
    public <V> CompletionStage<Long> setMany(Map<String, V> entries, Class<V> type, Duration ttl) {
        return setMany(entries, TypeToken.of(type), ttl);
    }

    /**
     * Stores values, each as {@link #set} does. Nothing is sent when one of them is refused for its key, size or type. Two
     * round trips per master.
     *
     * @return the number of stored values
     */
    public <V> CompletionStage<Long> setMany(Map<String, V> entries, TypeToken<V> type, Duration ttl) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded =
                values.written(entries, key -> keys.untagged(key, ClientKeys.PASS_TAGS), format);
        return answer(commands.set(encoded, ttl));
    }

    /**
     * Removes keys. One round trip per master.
     *
     * @return the number of removed keys, leases included
     */
    public CompletionStage<Long> deleteMany(Collection<String> keys) {
        Collection<CacheKey> names = this.keys.all(keys).values();
        return answer(commands.delete(names));
    }

    /**
     * Removes every key that carries a tag, and with them the leases of loads of such values, as an {@link Eviction} by the tag
     * does. Two round trips, and one more for each further thousand keys.
     *
     * @param tag a whole tag such as {@code customer:42}; {@link CacheClient#key} encodes arguments
     * @return the number of removed keys, leases included
     * @throws IllegalArgumentException when no template could have made the tag
     */
    public CompletionStage<Long> evictTag(String tag) {
        return evictTags(List.of(tag));
    }

    /** Removes every key that carries one of some tags; see {@link #evictTag}. */
    public CompletionStage<Long> evictTags(Collection<String> tags) {
        List<GroupPattern> groups = keys.tagged(tags);
        return answer(commands.evictTags(groups));
    }

    /**
     * Removes every key that matches, also keys of other programs. The index stays. It scans all masters, so the cost grows
     * with the keyspace; the cost of an {@link Eviction} grows with the keys that it removes.
     *
     * @param pattern in the dialect of Redis ({@code *}, which crosses {@code :}, {@code ?}, {@code [abc]}), behind the key
     *     prefix; without a key prefix, {@code *} empties the database
     * @return the number of removed keys, leases included
     */
    public CompletionStage<Long> clearPattern(String pattern) {
        GroupPattern group = keys.group(pattern);
        return answer(commands.clearPattern(group));
    }

    /**
     * Counts the keys that {@link #clearPattern} of the same pattern would remove now, and removes none. It scans all masters.
     * A key that comes or goes meanwhile may count or not, and one may count twice while Redis resizes its table. Fails
     * when a master is away.
     */
    public CompletionStage<Long> countPattern(String pattern) {
        GroupPattern group = keys.group(pattern);
        return answer(commands.countPattern(group));
    }

    /** Returns the time that all masters take to answer. One round trip. */
    public CompletionStage<Duration> ping() {
        return answer(commands.ping());
    }

    private static <A> CompletionStage<A> answer(CompletableFuture<A> reply) {
        return CallerFuture.of(reply);
    }
}
