package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinderCompatibilityKit;
import org.jspecify.annotations.Nullable;

/** Micrometer's own contract for the meters of a cache: a value is put by the load that it misses. */
class MethodMetricsTest extends CacheMeterBinderCompatibilityKit<Larder> {

    private final StoredEntries source = new StoredEntries();

    private @Nullable Entries entries;

    @Override
    public Larder createCache() {
        Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open();
        entries = larder.cached(Entries.class, source);
        return larder;
    }

    @Override
    public void dereferenceCache() {
        cache.close();
        entries = null;
        super.dereferenceCache();
    }

    @Override
    public CacheMeterBinder<Larder> binder() {
        return new MethodMetrics(cache, "Entries.get", "mycache", Tags.empty());
    }

    @Override
    public void put(String key, String value) {
        source.source.put(key, value);
        entries.get(key);
    }

    @Override
    public @Nullable String get(String key) {
        return entries.get(key);
    }
}
