package dev.larder.micrometer;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The source of {@link Entries}. */
class StoredEntries implements Entries {

    final Map<String, String> source = new ConcurrentHashMap<>();

    @Override
    public @Nullable String get(String key) {
        return source.get(key);
    }

    @Override
    public Map<String, String> getAll(Collection<String> keys) {
        Map<String, String> found = new ConcurrentHashMap<>(source);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public CompletableFuture<String> getLater(String key) {
        return CompletableFuture.supplyAsync(() -> source.getOrDefault(key, "nothing"));
    }

    @Override
    public String put(String key, String value) {
        source.put(key, value);
        return value;
    }

    @Override
    public void remove(String key) {
        source.remove(key);
    }

    @Override
    public CompletableFuture<Void> removeLater(String key) {
        return CompletableFuture.runAsync(() -> source.remove(key));
    }
}
