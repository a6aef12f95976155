package dev.larder.runtime;

import dev.larder.runtime.internal.command.CommandFailedException;
import dev.larder.runtime.internal.log.Trouble;
import dev.larder.runtime.internal.stats.MethodCounters;
import dev.larder.runtime.spi.GroupPattern;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.Transactions.Ending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Evicts} method bound to a {@link Larder}. Thread-safe.
 *
 * <p>When an eviction has returned without an error, no read that starts later sees a value that was loaded before it.
 */
public final class Eviction {

    private final EvictingMethod method;

    private final CacheContext context;

    private final MethodCounters counters;

    Eviction(EvictingMethod method, CacheContext context, MethodCounters counters) {
        this.method = method;
        this.context = context;
        this.counters = counters;
    }

    /** Returns what {@code {value|sha256}} puts into a pattern. */
    public KeyDigest digest(@Nullable Object value) {
        return KeyDigest.of(value, context.codec());
    }

    /**
     * Removes keys and groups of keys; inside a transaction, {@linkplain Transactions when it has committed}. Exact keys
     * take one round trip in all. An interrupt does not cut it short.
     *
     * <p>Never throws because the store fails: the method has done its work already. That is counted as an error and
     * logged as a warning; values that could not be removed stay until their TTL ends.
     *
     * @return how many keys were removed; 0 when the store failed, and when a transaction has to commit first
     */
    public long evict(EvictionTarget... targets) {
        Set<String> keys = new LinkedHashSet<>();
        List<GroupPattern> groups = new ArrayList<>();
        String keyStart = context.config().keyStart();
        for (EvictionTarget target : targets) {
            if (target.isExact()) {
                keys.add(target.text(keyStart));
            } else {
                groups.add(target.group(keyStart));
            }
        }
        if (keys.isEmpty() && groups.isEmpty()) {
            return 0;
        }
        boolean deferred = context.transactions().defer(ending -> {
            if (ending == Ending.COMMITTED) {
                evict(keys, groups);
            }
        });
        return deferred ? 0 : evict(keys, groups);
    }

    private long evict(Set<String> keys, List<GroupPattern> groups) {
        try {
            long removed = context.store().evict(keys, groups);
            counters.evicted(removed);
            return removed;
        } catch (CommandFailedException e) {
            counters.error();
            String first =
                    keys.isEmpty() ? groups.get(0).glob() : keys.iterator().next();
            context.troubles().warn(Trouble.EVICTION_FAILED, method.toString(), first, e);
            return 0;
        }
    }

    /** Returns the method's name. */
    @Override
    public String toString() {
        return method.toString();
    }
}
