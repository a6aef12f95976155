package dev.larder.spring.boot.actuate;

import dev.larder.runtime.Larder;
import dev.larder.runtime.MethodStats;
import dev.larder.runtime.OutageStats;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.spi.BreakerState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code larder}: the methods with their keys and statistics, and the pending evictions. It evicts as well when
 * {@code management.endpoint.larder.access} is {@code unrestricted}.
 */
@Endpoint(id = "larder", defaultAccess = Access.READ_ONLY)
public final class LarderEndpoint {

    private final Larder larder;

    /** Creates the endpoint of a cache. */
    public LarderEndpoint(Larder larder) {
        this.larder = larder;
    }

    /** Returns the state of the cache and of all methods. */
    @ReadOperation
    public Overview overview() {
        Map<String, Method> methods = new TreeMap<>();
        for (MethodInfo method : larder.methods()) {
            if (method.storesValues() || !methods.containsKey(method.name())) {
                methods.put(method.name(), new Method(method.key(), larder.stats(method.name())));
            }
        }
        return new Overview(
                larder.breakerState(),
                larder.breakerStates(),
                larder.config().keyPrefix(),
                methods,
                larder.pendingEvictions().stream().map(Object::toString).toList(),
                larder.stats().outage());
    }

    /** Returns one method; {@code null} when no method of this name is bound, which is answered by 404. */
    @ReadOperation
    public @Nullable Method method(@Selector String method) {
        return overview().methods().get(method);
    }

    /**
     * Removes the keys that a pattern matches, such as {@code user:42:*}, or counts them.
     *
     * @param pattern behind the key prefix, in the dialect of Redis; a key without a wildcard matches itself
     * @param dryRun {@code false} evicts; otherwise the endpoint only counts the keys, and returns the methods that may have
     *     such keys
     */
    @DeleteOperation
    public Eviction evict(String pattern, @Nullable Boolean dryRun) {
        List<String> methods = larder.methods().stream()
                .filter(method -> method.key() != null && new KeyReach(pattern).includes(method.key()))
                .map(MethodInfo::name)
                .toList();
        return dryRun == null || dryRun
                ? new Eviction(pattern, true, methods, larder.client().countPattern(pattern), 0)
                : evictNow(pattern, methods);
    }

    private Eviction evictNow(String pattern, List<String> methods) {
        long evicted = larder.client().clearPattern(pattern);
        return new Eviction(pattern, false, methods, evicted, evicted);
    }

    /**
     * Everything that the endpoint shows.
     *
     * @param breaker the state of the breakers: that of the worst one
     * @param servers the state of each breaker by the name of its server: of each master of a cluster, otherwise of one
     * @param pendingEvictions keys and patterns, abbreviated
     */
    public record Overview(
            BreakerState breaker,
            Map<String, BreakerState> servers,
            String keyPrefix,
            Map<String, Method> methods,
            List<String> pendingEvictions,
            OutageStats outage) {}

    /**
     * A bound method.
     *
     * @param key the template of its keys; {@code null} when it only evicts
     */
    public record Method(@Nullable String key, MethodStats stats) {}

    /**
     * The outcome of an eviction.
     *
     * @param methods the methods whose keys the pattern may match
     * @param matchingKeys the number of keys that matched: in a dry run those that an eviction would remove now
     * @param evictedKeys the number of removed keys; 0 in a dry run
     */
    public record Eviction(String pattern, boolean dryRun, List<String> methods, long matchingKeys, long evictedKeys) {}
}
