package dev.larder.runtime.method;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The elements of an array as a list, for what takes collections. A null array has none. */
public final class Elements {

    private Elements() {}

    /** Returns a view of the array. */
    public static <T extends @Nullable Object> List<T> of(T @Nullable [] array) {
        return array == null ? List.of() : Arrays.asList(array);
    }

    /** Returns the numbers, boxed. */
    public static List<Integer> of(int @Nullable [] array) {
        return array == null ? List.of() : IntStream.of(array).boxed().toList();
    }

    /** Returns the numbers, boxed. */
    public static List<Long> of(long @Nullable [] array) {
        return array == null ? List.of() : LongStream.of(array).boxed().toList();
    }

    /** Returns the numbers, boxed. */
    public static List<Double> of(double @Nullable [] array) {
        return array == null ? List.of() : DoubleStream.of(array).boxed().toList();
    }
}
