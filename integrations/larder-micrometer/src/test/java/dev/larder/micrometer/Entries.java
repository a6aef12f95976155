package dev.larder.micrometer;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Texts by key, for tests. */
interface Entries {

    @Cached(key = "entry:{key}", ttl = "1m", unless = "result.isEmpty()")
    @Nullable
    String get(String key);

    @Cached(key = "entry:{keys}", ttl = "1m")
    Map<String, String> getAll(Collection<String> keys);

    @Cached(key = "later:{key}", ttl = "1m")
    CompletableFuture<String> getLater(String key);

    @Updates(key = "entry:{key}", ttl = "1m")
    String put(String key, String value);

    @Evicts(pattern = "entry:{key}")
    void remove(String key);

    @Evicts(pattern = "later:{key}")
    CompletableFuture<Void> removeLater(String key);
}
