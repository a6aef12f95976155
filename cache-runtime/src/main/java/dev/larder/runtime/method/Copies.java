package dev.larder.runtime.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the collections in values, for the functions that {@link CachedMethod.Builder#nearCopies} takes. A copy is a new collection
 * that can be changed, as one that is decoded from JSON is: an {@link ArrayList}, {@link LinkedHashSet} or {@link LinkedHashMap}, in the
 * order of the original. It shares the elements with the original, or holds copies of them.
 *
 * <p>All methods return {@code null} for {@code null}, and keep elements that are {@code null}.
 */
public final class Copies {

    private Copies() {}

    /** Returns a list of the same elements. */
    public static <T> @Nullable List<T> list(@Nullable Collection<T> elements) {
        return elements == null ? null : new ArrayList<>(elements);
    }

    /**
     * Returns a list of copies of the elements.
     *
     * @param copier returns a copy of an element; not called for {@code null}
     */
    public static <T> @Nullable List<T> list(@Nullable Collection<T> elements, UnaryOperator<T> copier) {
        return elements == null ? null : add(elements, new ArrayList<>(elements.size()), copier);
    }

    /** Returns a set of the same elements. */
    public static <T> @Nullable Set<T> set(@Nullable Set<T> elements) {
        return elements == null ? null : new LinkedHashSet<>(elements);
    }

    /**
     * Returns a set of copies of the elements.
     *
     * @param copier returns a copy of an element; not called for {@code null}
     */
    public static <T> @Nullable Set<T> set(@Nullable Set<T> elements, UnaryOperator<T> copier) {
        return elements == null ? null : add(elements, new LinkedHashSet<>(), copier);
    }

    /** Returns a map of the same keys and values. */
    public static <K, V> @Nullable Map<K, V> map(@Nullable Map<K, V> entries) {
        return entries == null ? null : new LinkedHashMap<>(entries);
    }

    /**
     * Returns a map of the same keys to copies of the values.
     *
     * @param copier returns a copy of a value; not called for {@code null}
     */
    public static <K, V> @Nullable Map<K, V> map(@Nullable Map<K, V> entries, UnaryOperator<V> copier) {
        if (entries == null) {
            return null;
        }
        Map<K, V> copies = new LinkedHashMap<>();
        entries.forEach((key, value) -> copies.put(key, value == null ? null : copier.apply(value)));
        return copies;
    }

    /**
     * Returns an {@code Optional} of a copy of the value.
     *
     * @param copier returns a copy of the value
     */
    public static <T> @Nullable Optional<T> optional(@Nullable Optional<T> value, UnaryOperator<T> copier) {
        return value == null ? null : value.map(copier);
    }

    /**
     * Refuses to copy an object of a subclass, whose state is not known.
     *
     * @throws IllegalArgumentException when the object is not of exactly this class
     */
    public static void requireClass(Object value, Class<?> type) {
        if (value.getClass() != type) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " cannot be copied as a " + type.getName()
                            + ", since a subclass may have more state; values that are copied must be of the declared class");
        }
    }

    private static <T, C extends Collection<T>> C add(Collection<T> elements, C copies, UnaryOperator<T> copier) {
        for (T element : elements) {
            copies.add(element == null ? null : copier.apply(element));
        }
        return copies;
    }
}
