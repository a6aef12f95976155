package dev.larder.spring.boot.actuate;

import dev.larder.runtime.Larder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;
import org.springframework.boot.cache.actuate.endpoint.CachesEndpoint;
import org.springframework.cache.CacheManager;

/** Shows the methods beside the application's own caches. */
public final class MethodCaches {

    private static final String NAME = "larder";

    private MethodCaches() {}

    /** Returns Boot's endpoint with the application's cache managers and one more, which is no bean. */
    public static CachesEndpoint endpoint(ConfigurableListableBeanFactory beans, Larder larder) {
        Map<String, CacheManager> managers = new LinkedHashMap<>(
                SimpleAutowireCandidateResolver.resolveAutowireCandidates(beans, CacheManager.class));
        managers.put(NAME, new MethodCacheManager(larder));
        return new CachesEndpoint(managers);
    }
}
