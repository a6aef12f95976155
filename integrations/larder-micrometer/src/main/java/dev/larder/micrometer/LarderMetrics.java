package dev.larder.micrometer;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.MethodInfo;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exports the counts of a {@link Larder} as meters: a cache for each method, named as in statistics, and the state of the
 * connection.
 *
 * <pre>{@code
 * new LarderMetrics(larder).bindTo(registry);
 * }</pre>
 *
 * <p>The names are those of Micrometer's own binders for caches ({@code cache.gets}, {@code cache.puts}); what they don't
 * know begins with {@code larder.}. A method that only evicts has {@code cache.evictions} only. Keys and patterns are never
 * tags. Methods that are bound later get their meters then. Meters read counts that the {@code Larder} keeps anyway, so a
 * call costs the same with and without a registry. Thread-safe.
 */
public final class LarderMetrics implements MeterBinder {

    private final Larder larder;

    private final Tags tags;

    /** Exports without further tags. */
    public LarderMetrics(Larder larder) {
        this(larder, Tags.empty());
    }

    /**
     * Exports with further tags.
     *
     * @param tags added to each meter, such as the name of one of several caches
     */
    public LarderMetrics(Larder larder, Iterable<Tag> tags) {
        this.larder = larder;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        new OutageMeters(larder, tags).bindTo(registry);
        Set<String> storing = ConcurrentHashMap.newKeySet();
        Set<String> evicting = ConcurrentHashMap.newKeySet();
        larder.whenBound(method -> {
            if (method.storesValues() && storing.add(method.name())) {
                new MethodMetrics(larder, method.name(), tags).bindTo(registry);
                evicting.add(method.name());
            } else if (evicting.add(method.name())) {
                bindEvictions(method, registry);
            }
        });
    }

    private void bindEvictions(MethodInfo method, MeterRegistry registry) {
        new MethodMeters(larder, method.name(), tags.and("cache", method.name())).bindEvictions(registry);
    }
}
