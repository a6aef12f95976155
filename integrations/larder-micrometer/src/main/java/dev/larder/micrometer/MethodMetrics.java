package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import org.jspecify.annotations.Nullable;

/** The meters of one method that stores values, with the names that Micrometer gives to those of every cache. */
final class MethodMetrics extends CacheMeterBinder<Larder> {

    private final String method;

    private final Tags tags;

    MethodMetrics(Larder larder, String method, Tags tags) {
        this(larder, method, method, tags);
    }

    /** @param name the value of the tag {@code cache}, in place of the method's name */
    MethodMetrics(Larder larder, String method, String name, Tags tags) {
        super(larder, name, tags);
        this.method = method;
        this.tags = tags.and("cache", name);
    }

    /** Not known: the keys are in Redis, and counting them would cost a scan. */
    @Override
    protected @Nullable Long size() {
        return null;
    }

    @Override
    protected long hitCount() {
        MethodStats stats = stats();
        return stats.hits() + stats.absentHits();
    }

    @Override
    protected Long missCount() {
        return stats().misses();
    }

    @Override
    protected Long evictionCount() {
        return stats().evictions();
    }

    @Override
    protected long putCount() {
        return stats().stores();
    }

    @Override
    protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
        Larder larder = getCache();
        if (larder != null) {
            new MethodMeters(larder, method, tags).bindTo(registry);
        }
    }

    private MethodStats stats() {
        Larder larder = getCache();
        return larder == null ? MethodStats.NONE : larder.stats(method);
    }
}
