package dev.larder.spring.boot.actuate;

import dev.larder.runtime.Larder;
import dev.larder.runtime.method.MethodInfo;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * One cache for each method that stores values, for {@code /actuator/caches} and what reads it. It is no bean, so that
 * {@code @Cacheable} and the application's own code never find it.
 */
final class MethodCacheManager implements CacheManager {

    private final Larder larder;

    MethodCacheManager(Larder larder) {
        this.larder = larder;
    }

    @Override
    public @Nullable Cache getCache(String name) {
        return larder.methods().stream()
                .filter(method -> method.storesValues() && method.name().equals(name))
                .findFirst()
                .map(method -> new MethodCache(method, larder))
                .orElse(null);
    }

    @Override
    public Collection<String> getCacheNames() {
        Collection<String> names = new LinkedHashSet<>();
        larder.methods().stream()
                .filter(method ->
                        method.storesValues() && !String.valueOf(method.key()).equals("*"))
                .map(MethodInfo::name)
                .forEach(names::add);
        return names;
    }
}
