package dev.larder.runtime;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.client.ClientCommands;
import dev.larder.runtime.internal.client.ClientEngine;
import dev.larder.runtime.internal.client.ClientKeys;
import dev.larder.runtime.internal.client.ClientValues;
import dev.larder.runtime.internal.command.CallingThread;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The programmatic cache of a {@link Larder}, for use without an annotated method; see {@link Larder#client}.
 *
 * <p>It obeys the protocol of generated code: a {@code set} is an update, a {@code delete} revokes the leases of running loads,
 * keys are indexed for patterns and stand behind the key prefix. The codec of the {@code Larder} writes the values. With the
 * JSON codec, programs in any language read and write them, and see {@code null} while a load is running.
 *
 * <p><b>Keys</b> are whole texts such as {@code user:42:profile}. Blanks and {@code * ? [ ] \\ { } #} are refused with an
 * {@link IllegalArgumentException}; {@link #key} encodes arguments that may hold them.
 *
 * <p><b>Tags.</b> A value that is set has the tags that are passed with it. A key of an annotated method that has tags must not be
 * set, nor be given another time to live, without tags, since an eviction by a tag would not find it.
 *
 * <p><b>Failures.</b> Other than a cached method, which goes on without the cache, each call fails with {@link CacheException}
 * when the store fails or does not answer within its deadline; the command may have taken effect all the same. A removal that
 * fails is pending like any eviction: it is repeated until it succeeds, and until then this JVM neither reads nor stores the
 * keys that it covers. While the breaker is open, and after {@link Larder#close}, each call fails at once; only {@link #ping}
 * is sent while the breaker is open. A value or a type that cannot be stored, and a value larger than {@code maxValueSize},
 * fail before anything is sent. No argument may be {@code null}. An interrupt does not cut a call short.
 *
 * <p><b>Transactions and freshness.</b> Calls take effect at once, inside a transaction as well. A value past its TTL is
 * returned for as long as {@code staleIfError} of a method keeps it.
 *
 * <p>{@link #async} is the same without blocking. Thread-safe.
 */
public final class CacheClient {

    private final ClientKeys keys;

    private final ClientValues values;

    private final ClientEngine engine;

    private final AsyncCacheClient async;

    CacheClient(ClientEngine engine) {
        this.engine = engine;
        this.keys = engine.keys();
        this.values = engine.values();
        this.async = new AsyncCacheClient(new ClientCommands(engine, engine.executor()), keys, values);
    }

    /** Returns the form whose methods return stages. */
    public AsyncCacheClient async() {
        return async;
    }

    /**
     * Returns the key of some arguments, as generated code makes it, but without the key prefix: for use with the other
     * methods.
     *
     * @param template such as {@code user:{id}:profile}
     * @param values one a placeholder, in order
     * @throws IllegalArgumentException when the template is malformed or has another number of placeholders, or an argument has no
     *     stable text
     */
    public String key(String template, @Nullable Object... values) {
        return ClientKeys.fill(template, values);
    }

    /**
     * Returns the value of a key, if it holds one of this type. A lease, an absent marker, a value of another shape and a value
     * larger than {@code maxValueSize} count as none. One round trip.
     */
    public <V> Optional<V> get(String key, Class<V> type) {
        return get(key, TypeToken.of(type));
    }

    /** Returns the value of a key, if it holds one of this type; see {@link #get(String, Class)}. One round trip. */
    public <V> Optional<V> get(String key, TypeToken<V> type) {
        CacheKey name = keys.key(key);
        ValueFormat<V> format = values.format(type);
        return await(commands -> commands.get(name, found -> Optional.ofNullable(values.read(name, found, format))));
    }

    /**
     * Stores a value of a class without type parameters, in place of whatever the key holds; see
     * {@link #set(String, Object, TypeToken, Duration)}. Two round trips.
     */
    public <V> boolean set(String key, V value, Duration ttl) {
        ValueFormat<V> format = values.formatOf(value);
        Map<CacheKey, byte[]> encoded = values.written(keys.untagged(key, ClientKeys.PASS_TAGS), value, format);
        return await(commands -> commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Stores a value that carries tags; see {@link #set(String, Object, TypeToken, Duration)}. {@link #evictTag} of one of
     * them removes it. Two round trips.
     *
     * @param tags whole tags such as {@code customer:42}, of the form of keys; {@link #key} encodes arguments
     */
    public <V> boolean set(String key, V value, TypeToken<V> type, Duration ttl, Collection<String> tags) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded = values.written(keys.key(key, tags), value, format);
        return await(commands -> commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Stores a value in place of whatever the key holds. Loads of the key that are still running are not
     * stored. Two round trips.
     *
     * @param ttl the time to live of the value, from one millisecond to ten years; fractions of a millisecond are cut off
     * @return whether the value is stored; {@code false} when an eviction or another update came in between, and the key is
     *     empty
     */
    public <V> boolean set(String key, V value, TypeToken<V> type, Duration ttl) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded = values.written(keys.untagged(key, ClientKeys.PASS_TAGS), value, format);
        return await(commands -> commands.set(encoded, ttl).thenApply(stored -> stored > 0));
    }

    /**
     * Removes a key, and with it the leases of its loads. One round trip.
     *
     * @return whether the key held anything, a lease included
     */
    public boolean delete(String key) {
        CacheKey name = keys.key(key);
        return await(commands -> commands.delete(List.of(name)).thenApply(removed -> removed > 0));
    }

    /** Returns whether a key holds a value of any type, or a remembered absence. A lease is neither. One round trip. */
    public boolean exists(String key) {
        CacheKey name = keys.key(key);
        return await(
                commands -> commands.remaining(name).thenApply(remaining -> !(remaining instanceof Remaining.Absent)));
    }

    /**
     * Sets the time to live of the value of a key. Two round trips, since a value must not outlive its entry in the index.
     *
     * @param ttl from now on, as for {@link #set}
     * @return whether the key held a value or an absent marker; a lease is neither, and keeps its time
     */
    public boolean expire(String key, Duration ttl) {
        CacheKey name = keys.untagged(key, ClientKeys.PASS_TAGS);
        return await(commands -> commands.expire(name, ttl));
    }

    /** Does the same for a value that carries tags, under which it must be listed for as long. Two round trips. */
    public boolean expire(String key, Duration ttl, Collection<String> tags) {
        CacheKey name = keys.key(key, tags);
        return await(commands -> commands.expire(name, ttl));
    }

    /**
     * Returns the remaining time of the value of a key: absent, unlimited or limited. A lease alone is absent. The time
     * includes {@code staleIfError}. One round trip.
     */
    public Remaining ttl(String key) {
        CacheKey name = keys.key(key);
        return await(commands -> commands.remaining(name));
    }

    /**
     * Returns the values of those keys that hold one of this type, in the order of the keys, each once. One round trip per
     * master.
     */
    public <V> Map<String, V> getMany(Collection<String> keys, Class<V> type) {
        return getMany(keys, TypeToken.of(type));
    }

    /**
     * Returns the values of those keys that hold one of this type, in the order of the keys, each once. One round trip per
     * master.
     */
    public <V> Map<String, V> getMany(Collection<String> keys, TypeToken<V> type) {
        Map<String, CacheKey> names = this.keys.all(keys);
        ValueFormat<V> format = values.format(type);
        return await(commands -> commands.getMany(names, (name, found) -> values.read(name, found, format)));
    }

    /**
     * Stores values, each as {@link #set} does. Nothing is sent when one of them is refused for its key, size or type. Two
     * round trips per master.
     *
     * @return the number of stored values
     */
    public <V> long setMany(Map<String, V> entries, Class<V> type, Duration ttl) {
        return setMany(entries, TypeToken.of(type), ttl);
    }

    /**
     * Stores values, each as {@link #set} does. Nothing is sent when one of them is refused for its key, size or type. Two
     * round trips per master.
     *
     * @return the number of stored values
     */
    public <V> long setMany(Map<String, V> entries, TypeToken<V> type, Duration ttl) {
        ValueFormat<V> format = values.format(type);
        Map<CacheKey, byte[]> encoded =
                values.written(entries, key -> keys.untagged(key, ClientKeys.PASS_TAGS), format);
        return await(commands -> commands.set(encoded, ttl));
    }

    /**
     * Removes keys. One round trip per master.
     *
     * @return the number of removed keys, leases included
     */
    public long deleteMany(Collection<String> keys) {
        Collection<CacheKey> names = this.keys.all(keys).values();
        return await(commands -> commands.delete(names));
    }

    /**
     * Removes every key that carries a tag, and with them the leases of loads of such values, as an {@link Eviction} by the tag
     * does. Two round trips, and one more for each further thousand keys.
     *
     * @param tag a whole tag such as {@code customer:42}; {@link #key} encodes arguments
     * @return the number of removed keys, leases included
     * @throws IllegalArgumentException when no template could have made the tag
     */
    public long evictTag(String tag) {
        return evictTags(List.of(tag));
    }

    /** Removes every key that carries one of some tags; see {@link #evictTag}. */
    public long evictTags(Collection<String> tags) {
        List<GroupPattern> groups = keys.tagged(tags);
        return await(commands -> commands.evictTags(groups));
    }

    /**
     * Removes every key that matches, also keys of other programs. The index stays. It scans all masters, so the cost grows
     * with the keyspace; the cost of an {@link Eviction} grows with the keys that it removes.
     *
     * @param pattern in the dialect of Redis ({@code *}, which crosses {@code :}, {@code ?}, {@code [abc]}), behind the key
     *     prefix; without a key prefix, {@code *} empties the database
     * @return the number of removed keys, leases included
     */
    public long clearPattern(String pattern) {
        GroupPattern group = keys.group(pattern);
        return await(commands -> commands.clearPattern(group));
    }

    /**
     * Counts the keys that {@link #clearPattern} of the same pattern would remove now, and removes none. It scans all masters.
     * A key that comes or goes meanwhile may count or not, and one may count twice while Redis resizes its table. Fails
     * when a master is away.
     */
    public long countPattern(String pattern) {
        GroupPattern group = keys.group(pattern);
        return await(commands -> commands.countPattern(group));
    }

    /** Returns the time that all masters take to answer. One round trip. */
    public Duration ping() {
        return await(commands -> commands.ping());
    }

    ClientEngine engine() {
        return engine;
    }

    private <A> A await(Function<ClientCommands, CompletableFuture<A>> call) {
        CallingThread caller = new CallingThread(engine.waiting());
        return caller.<A, RuntimeException>await(call.apply(new ClientCommands(engine, caller)), () -> {});
    }
}
