package dev.larder.runtime.method;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.key.EvictionTarget;
import dev.larder.runtime.key.KeyDigest;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.spi.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An {@code @Evicts} method bound to a {@code Larder}. Thread-safe.
 *
 * <p>When an eviction has returned without an error, no read that starts later sees a value that was loaded before it.
 */
public interface Eviction {

    /** Returns the segment that {@code {value|sha256}} becomes in a pattern. */
    KeyDigest digest(@Nullable Object value);

    /**
     * Returns whether an eviction is made after its method has run. A condition that throws counts as true and is logged as a
     * warning, since it must hide neither the method's result nor the eviction.
     */
    boolean applies(BooleanSupplier condition);

    /**
     * Returns the value of a placeholder after the method has run. Where computing it throws, it is {@link KeyPattern#ANY}, so
     * that every key is evicted that the placeholder could stand for. The failure is logged as a warning, since it must hide
     * neither the method's result nor the eviction.
     */
    @Nullable
    Object orAny(Supplier<? extends @Nullable Object> value);

    /** Removes keys and groups of keys; see {@link #evict(List)}. */
    default long evict(EvictionTarget... targets) {
        return evict(List.of(targets));
    }

    /**
     * Removes keys and groups of keys; inside a transaction, {@linkplain Transactions when it has committed}. Exact keys
     * take one round trip in all. An interrupt does not cut it short.
     *
     * <p>When the store fails, the eviction is pending: counted as an error, logged as a warning, and repeated until it
     * succeeds. Until then this JVM reads nothing from the store that it covers.
     *
     * @return the number of removed keys; 0 when the store failed, and when a transaction has to commit first
     * @throws CacheException when the store failed, only with
     *     {@link dev.larder.runtime.config.OnEvictFailure#THROW OnEvictFailure.THROW}
     */
    long evict(List<EvictionTarget> targets);

    /**
     * Removes the target of each element; see {@link #evict(List)}.
     *
     * @param elements {@code null} stands for no element
     */
    default <T extends @Nullable Object> long evictAll(
            @Nullable Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        return evict(targets(elements, target));
    }

    /**
     * Evicts after a failure of the method. Never throws: a failure of the eviction is added to the earlier one.
     *
     * @param thrown the exception that the caller is about to throw
     */
    void evictAfter(Throwable thrown, Supplier<List<EvictionTarget>> targets);

    /**
     * Returns the target of each element.
     *
     * @param elements {@code null} stands for no element
     */
    static <T extends @Nullable Object> List<EvictionTarget> targets(
            @Nullable Iterable<? extends T> elements, Function<? super T, EvictionTarget> target) {
        List<EvictionTarget> targets = new ArrayList<>();
        if (elements != null) {
            for (T element : elements) {
                targets.add(target.apply(element));
            }
        }
        return targets;
    }

    /** Returns the targets of several lists, so that they are evicted together. */
    @SafeVarargs
    static List<EvictionTarget> together(List<EvictionTarget>... lists) {
        List<EvictionTarget> all = new ArrayList<>();
        for (List<EvictionTarget> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
