package dev.larder.runtime.internal.client;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.binding.ReadResult;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.Freshness;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.Remaining;
import dev.larder.runtime.spi.index.Tag;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operations on entries, as commands of the client with the values and the TTL of a method. */
final class EntryCommands<V> {

    private final BoundMethod<V> method;

    private final ClientCommands commands;

    EntryCommands(BoundMethod<V> method, ClientCommands commands) {
        this.method = method;
        this.commands = commands;
    }

    /** A value past its TTL, which is kept for loads that fail, takes a second command to tell. */
    CompletableFuture<Optional<V>> peek(CacheKey key) {
        CompletableFuture<Optional<V>> found = commands.get(key, lookup -> Optional.ofNullable(value(key, lookup)));
        return keepsStale()
                ? found.thenCompose(value -> value.isEmpty()
                        ? CompletableFuture.completedFuture(value)
                        : ttl(key).thenApply(left -> left.isPresent() ? value : Optional.empty()))
                : found;
    }

    <K> CompletableFuture<Map<K, V>> peekAll(Map<K, CacheKey> keys) {
        Map<String, CacheKey> byName = new LinkedHashMap<>();
        keys.values().forEach(key -> byName.put(key.name(), key));
        return commands.getMany(byName, this::value).thenCompose(found -> fresh(keys, found));
    }

    /** Leaves out the values past their TTL. */
    private <K> CompletableFuture<Map<K, V>> fresh(Map<K, CacheKey> keys, Map<String, V> found) {
        Map<K, V> values = new LinkedHashMap<>();
        keys.forEach((id, key) -> {
            V value = found.get(key.name());
            if (value != null) {
                values.put(id, value);
            }
        });
        CompletableFuture<Map<K, V>> fresh = CompletableFuture.completedFuture(new LinkedHashMap<>(values));
        if (keepsStale()) {
            for (K id : values.keySet()) {
                fresh = fresh.thenCombine(ttl(Objects.requireNonNull(keys.get(id))), (known, left) -> {
                    if (left.isEmpty()) {
                        known.remove(id);
                    }
                    return known;
                });
            }
        }
        return fresh;
    }

    private @Nullable V value(CacheKey key, Lookup found) {
        return method.values().interpret(key, found) instanceof ReadResult.Answered<V> answered
                ? answered.value()
                : null;
    }

    CompletableFuture<Long> put(Map<CacheKey, V> values) {
        Map<CacheKey, byte[]> encoded = new LinkedHashMap<>();
        Map<CacheKey, List<Tag>> tags = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            requireListable(key);
            if (method.values().encode(key, Objects.requireNonNull(value, "value")) instanceof Lookup.Hit hit) {
                encoded.put(key, hit.value());
                tags.put(key, tags(key, value));
            }
        });
        return commands.set(encoded, tags, method.values().drawTtl());
    }

    private static void requireListable(CacheKey key) {
        if (!key.isListable()) {
            throw new CacheException("the value of " + key + " cannot be cached: one of its tags cannot be made");
        }
    }

    private List<Tag> tags(CacheKey key, V value) {
        try {
            return key.tagsOf(value);
        } catch (RuntimeException e) {
            throw new CacheException(
                    "the value of " + key + " cannot be cached: one of its tags cannot be made: " + e, e);
        }
    }

    CompletableFuture<Optional<Duration>> ttl(CacheKey key) {
        return commands.remaining(key).thenApply(remaining -> {
            if (remaining instanceof Remaining.Limited limited) {
                Duration left = limited.time().minus(staleFor());
                return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
            }
            return remaining instanceof Remaining.Unlimited
                    ? Optional.of(ChronoUnit.FOREVER.getDuration())
                    : Optional.empty();
        });
    }

    CompletableFuture<Long> evict(Map<?, CacheKey> keys) {
        return commands.delete(keys.values());
    }

    /** Returns values by the keys of their ids. */
    static <K, V> Map<CacheKey, V> byKey(Map<K, CacheKey> keys, Map<K, V> values) {
        Map<CacheKey, V> byKey = new LinkedHashMap<>();
        values.forEach((id, value) -> {
            CacheKey key = keys.get(id);
            if (key == null) {
                throw new IllegalArgumentException("there is no entry of the id " + id + " among " + keys.keySet()
                        + "; put values of these ids only");
            }
            byKey.put(key, value);
        });
        return byKey;
    }

    private boolean keepsStale() {
        return !staleFor().isZero();
    }

    private Duration staleFor() {
        Freshness freshness = method.freshness();
        return freshness == null ? Duration.ZERO : freshness.staleFor();
    }
}
