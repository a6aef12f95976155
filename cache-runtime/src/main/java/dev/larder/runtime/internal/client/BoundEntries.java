package dev.larder.runtime.internal.client;

import dev.larder.runtime.entry.AsyncCacheEntries;
import dev.larder.runtime.entry.AsyncCacheEntry;
import dev.larder.runtime.entry.CacheEntries;
import dev.larder.runtime.entry.CacheEntry;
import dev.larder.runtime.internal.binding.BoundHandle;
import dev.larder.runtime.internal.binding.BoundMethod;
import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.key.CacheKey;
import dev.larder.runtime.method.EntryHandle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The entries of one method. A blocking entry waits for the commands of the asynchronous one. */
public final class BoundEntries<V> extends BoundHandle<V> implements EntryHandle<V> {

    private final ClientEngine engine;

    public BoundEntries(BoundMethod<V> method, ClientEngine engine) {
        super(method);
        this.engine = engine;
    }

    @Override
    public CacheEntry<V> entry(CacheKey key) {
        return new Blocking(key);
    }

    @Override
    public AsyncCacheEntry<V> asyncEntry(CacheKey key) {
        return new Later(key);
    }

    @Override
    public <K> CacheEntries<K, V> entries(Iterable<? extends K> ids, Function<? super K, CacheKey> keys) {
        return new BlockingBatch<>(keysOf(ids, keys));
    }

    @Override
    public <K> AsyncCacheEntries<K, V> asyncEntries(Iterable<? extends K> ids, Function<? super K, CacheKey> keys) {
        return new BatchLater<>(keysOf(ids, keys));
    }

    private static <K> Map<K, CacheKey> keysOf(Iterable<? extends K> ids, Function<? super K, CacheKey> keys) {
        Map<K, CacheKey> all = new LinkedHashMap<>();
        ids.forEach(id -> all.computeIfAbsent(id, keys));
        return all;
    }

    private EntryCommands<V> onExecutor() {
        return new EntryCommands<>(method(), new ClientCommands(engine, engine.executor()));
    }

    private <A> A await(Function<EntryCommands<V>, CompletableFuture<A>> call) {
        CallingThread caller = new CallingThread(engine.waiting());
        EntryCommands<V> commands = new EntryCommands<>(method(), new ClientCommands(engine, caller));
        return caller.<A, RuntimeException>await(call.apply(commands), () -> {});
    }

    private static <K> Map<K, String> names(Map<K, CacheKey> keys) {
        Map<K, String> names = new LinkedHashMap<>();
        keys.forEach((id, key) -> names.put(id, key.name()));
        return names;
    }

    private final class Blocking implements CacheEntry<V> {

        private final CacheKey key;

        Blocking(CacheKey key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key.name();
        }

        @Override
        public Optional<V> peek() {
            return await(commands -> commands.peek(key));
        }

        @Override
        public boolean put(V value) {
            return await(commands -> commands.put(Map.of(key, value))) > 0;
        }

        @Override
        public Optional<Duration> ttl() {
            return await(commands -> commands.ttl(key));
        }

        @Override
        public boolean evict() {
            return await(commands -> commands.evict(Map.of(key, key))) > 0;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    private final class Later implements AsyncCacheEntry<V> {

        private final CacheKey key;

        Later(CacheKey key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key.name();
        }

        @Override
        public CompletableFuture<Optional<V>> peek() {
            return onExecutor().peek(key);
        }

        @Override
        public CompletableFuture<Boolean> put(V value) {
            return onExecutor().put(Map.of(key, value)).thenApply(stored -> stored > 0);
        }

        @Override
        public CompletableFuture<Optional<Duration>> ttl() {
            return onExecutor().ttl(key);
        }

        @Override
        public CompletableFuture<Boolean> evict() {
            return onExecutor().evict(Map.of(key, key)).thenApply(removed -> removed > 0);
        }

        @Override
        public String toString() {
            return key();
        }
    }

    private final class BlockingBatch<K> implements CacheEntries<K, V> {

        private final Map<K, CacheKey> keys;

        BlockingBatch(Map<K, CacheKey> keys) {
            this.keys = keys;
        }

        @Override
        public Map<K, String> keys() {
            return names(keys);
        }

        @Override
        public Map<K, V> peek() {
            return await(commands -> commands.peekAll(keys));
        }

        @Override
        public long put(Map<K, V> values) {
            Map<CacheKey, V> byKey = EntryCommands.byKey(keys, values);
            return await(commands -> commands.put(byKey));
        }

        @Override
        public long evict() {
            return await(commands -> commands.evict(keys));
        }

        @Override
        public String toString() {
            return keys().toString();
        }
    }

    private final class BatchLater<K> implements AsyncCacheEntries<K, V> {

        private final Map<K, CacheKey> keys;

        BatchLater(Map<K, CacheKey> keys) {
            this.keys = keys;
        }

        @Override
        public Map<K, String> keys() {
            return names(keys);
        }

        @Override
        public CompletableFuture<Map<K, V>> peek() {
            return onExecutor().peekAll(keys);
        }

        @Override
        public CompletableFuture<Long> put(Map<K, V> values) {
            return onExecutor().put(EntryCommands.byKey(keys, values));
        }

        @Override
        public CompletableFuture<Long> evict() {
            return onExecutor().evict(keys);
        }

        @Override
        public String toString() {
            return keys().toString();
        }
    }
}
