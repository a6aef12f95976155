package dev.larder.runtime.internal.binding;

import org.jspecify.annotations.Nullable;

/** The result of reading a key, as one method understands it. */
public sealed interface ReadResult<V> {

    /** The key holds the answer; {@code null} where absence is remembered. */
    record Answered<V>(@Nullable V value) implements ReadResult<V> {}

    /** The key holds nothing. */
    record Missing<V>() implements ReadResult<V> {}

    /** The key holds something that this method would never have stored, and overwrites. */
    record Rejected<V>() implements ReadResult<V> {}

    /** The call waited for a load of the same method, which threw this. */
    record Failed<V>(Throwable failure) implements ReadResult<V> {}
}
