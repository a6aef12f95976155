package dev.larder.runtime.jackson.type;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.larder.runtime.jackson.form.KnownTypes;
import dev.larder.runtime.jackson.form.UnwritableValueException;
import dev.larder.runtime.jackson.state.ClassState;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to write what would come back as something else: an object of a subclass where the reader makes the declared class,
 * and a collection whose order or equality is not in its elements.
 */
final class ExactTypes extends SilentTypes {

    private static final long serialVersionUID = 1L;

    private final transient JavaType read;

    /** @param read what values are read back as */
    ExactTypes(JavaType read) {
        this.read = read;
    }

    /** Returns whether values of the type need the check: others are of one class only. */
    static boolean apply(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isCollectionLikeType() || type.isMapLikeType()) {
            return true;
        }
        return !type.isFinal()
                && !type.isArrayType()
                && !type.isReferenceType()
                && !type.isEnumType()
                && !raw.isInterface()
                && !KnownTypes.isOfTheJdk(raw)
                && !(type.isAbstract() && ClassState.hasCreator(raw));
    }

    @Override
    protected void open(Object value, JavaType declared, JsonGenerator generator) throws JsonMappingException {
        Class<?> raw = read.getRawClass();
        if (read.isCollectionLikeType() || read.isMapLikeType()) {
            checkContainer(value, raw, generator);
        } else if (value.getClass() != raw && !read.isAbstract()) {
            throw new UnwritableValueException(
                    generator,
                    "a " + value.getClass().getName() + " would be read back as a " + raw.getName()
                            + "; return exactly that class, or name its subclasses by @JsonTypeInfo and @JsonSubTypes");
        }
    }

    private static void checkContainer(Object value, Class<?> declared, JsonGenerator generator)
            throws JsonMappingException {
        Comparator<?> order = comparator(value);
        if (order != null && order != Comparator.naturalOrder()) {
            throw new UnwritableValueException(
                    generator,
                    "a " + value.getClass().getName()
                            + " would be read back without its comparator; use the natural order," + " or a list");
        }
        boolean otherRules = value instanceof IdentityHashMap<?, ?>
                || (value instanceof PriorityQueue<?> && declared != PriorityQueue.class);
        if (otherRules) {
            throw new UnwritableValueException(
                    generator,
                    "a " + value.getClass().getName() + " would be read back as a " + declared.getName()
                            + " with other rules; use a list or a map");
        }
    }

    private static @Nullable Comparator<?> comparator(Object value) {
        if (value instanceof SortedSet<?> set) {
            return set.comparator();
        }
        if (value instanceof SortedMap<?, ?> map) {
            return map.comparator();
        }
        return value instanceof PriorityQueue<?> queue ? queue.comparator() : null;
    }
}
