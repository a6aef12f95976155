package dev.larder.test.value;

import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.ValueCodec;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Writes values of each type that a service caches, reads them back, and finds what differs. Values are filled in every
 * property, at any depth, and are others for each seed.
 *
 * <pre>{@code
 * RoundTrips.of(UserService.class).check();
 * }</pre>
 *
 * <p>Values are compared by their state, so that an {@code equals} which ignores a property hides nothing. Not thread-safe.
 */
public final class RoundTrips {

    private static final int SEEDS = 10;

    /** The types to try, by the codec that is asked for their formats. */
    private final Function<ValueCodec, List<TriedType>> types;

    private final Map<Class<?>, IntFunction<?>> makers = new LinkedHashMap<>();

    private ValueCodec codec = JacksonValueCodec.create();

    private int seeds = SEEDS;

    private RoundTrips(Function<ValueCodec, List<TriedType>> types) {
        this.types = types;
    }

    /**
     * Tries the values of each method of a service that stores values.
     *
     * @param service an interface that the annotation processor has seen
     */
    public static RoundTrips of(Class<?> service) {
        Objects.requireNonNull(service, "service");
        return new RoundTrips(codec -> new StoredTypes(codec).of(service));
    }

    /** Tries values of one type, such as {@code new TypeToken<List<User>>() {}}. */
    public static RoundTrips of(TypeToken<?> type) {
        return ofType(type.type());
    }

    /** Tries values of one type. */
    public static RoundTrips ofType(Type type) {
        Objects.requireNonNull(type, "type");
        return new RoundTrips(codec -> List.of(TriedType.of(type.getTypeName(), type, codec)));
    }

    /** Sets the codec; by default the one of a {@code Larder} without settings. */
    public RoundTrips by(ValueCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
        return this;
    }

    /** Sets how many values of each type are tried; 10 by default. */
    public RoundTrips seeds(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("seeds must be at least 1 but is " + number);
        }
        this.seeds = number;
        return this;
    }

    /**
     * Makes the values of a class by a function, for a class with rules that no type tells.
     *
     * @param maker takes a number, which is another one for each value
     */
    public <V> RoundTrips making(Class<V> type, IntFunction<V> maker) {
        makers.put(Objects.requireNonNull(type, "type"), Objects.requireNonNull(maker, "maker"));
        return this;
    }

    /** Returns what differs, at most one difference of each method or type. */
    public List<Difference> differences() {
        return types.apply(codec).stream()
                .flatMap(tried -> tried.difference(seeds, makers).stream())
                .toList();
    }

    /**
     * Asserts that every value comes back as it was.
     *
     * @throws AssertionError when one does not; the message names all methods with such values, and what differs
     */
    public void check() {
        List<Difference> found = differences();
        if (!found.isEmpty()) {
            throw new AssertionFailedError("Values do not come back as they were written:\n"
                    + found.stream().map(each -> "  " + each).collect(Collectors.joining("\n")));
        }
    }
}
